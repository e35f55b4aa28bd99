### Lo que dicen los estudios: la lista y la página de un hallazgo. Los hallazgos están en content/evidence.csv.

## La lista
evidence-title = Lo que dicen los estudios
evidence-lead = Esto es lo que sabemos por estudios, con palabras sencillas. Cada uno dice de dónde viene.
evidence-read = Cómo leer esto
evidence-read-1 = Un estudio habla de muchas personas. No puede decir qué te pasará a ti.
evidence-read-2 = No hemos leído enteros estos trabajos. La página de cada uno dice qué leímos.
evidence-read-3 = Casi todas las personas vivían en Estados Unidos o Australia. A casi todas se les preguntó por la bebida.
evidence-read-4 = Algunos enlaces se anotaron de memoria. Puede que unos pocos lleven a otro sitio.
evidence-gaps = Lo que nadie ha estudiado bien
evidence-gaps-1 = No hallamos un buen estudio de grupos de una fe, de grupos para beber menos ni de grupos de deporte y arte.
evidence-gaps-2 = Tampoco sobre qué ayuda a quien vive lejos o a quien le dan miedo los grupos.
evidence-gaps-3 = Eso no quiere decir que no sirvan. Quiere decir que no lo sabemos.
evidence-topic-choice = Qué grupo, y cuánto
evidence-topic-people = Personas distintas
evidence-topic-start = Llegar a una primera reunión
evidence-topic-medicine = Medicación y grupos
evidence-topic-twelve = Grupos de Doce Pasos
evidence-topic-smart = Grupos SMART
evidence-topic-online = Grupos por internet
evidence-topic-tools = Herramientas entre reuniones
evidence-topic-family = Familia y amistades
evidence-topic-young = Seguridad de la gente joven
evidence-topic-groups = Grupos nuevos

## Un hallazgo
finding-title = Lo que vio un estudio
finding-found = Qué se vio
finding-who = A quién se preguntó
finding-how = Cómo se averiguó
finding-points = Hacia dónde apunta
finding-sure = Cuánta seguridad da
finding-not = Lo que no dice
finding-not-you = Habla de muchas personas. No puede decir qué te pasará a ti.
finding-source = De dónde viene
finding-own = Con las palabras del estudio
finding-own-note = Está en inglés. OR y RR son formas de comparar: más de 1 es más a menudo, menos de 1 es menos a menudo.
finding-own-effect = Qué midió
finding-own-n = Cuántas personas
finding-own-population = Quiénes
finding-own-design = Cómo
finding-kinds = Tipos de grupo de los que habla
finding-all = Ver todo lo que dicen los estudios
finding-number = Es el { $id } de nuestra lista.

## Cómo se averiguó, y lo que eso deja abierto
study-trials = Se juntaron muchos ensayos. El azar decidió quién recibía cada ayuda.
study-trial = El azar decidió quién recibía cada ayuda. Es una forma sólida de saber qué cambia las cosas.
study-near-trial = Unas personas recibieron una ayuda y otras otra, pero no lo decidió el azar.
study-cohort = Se preguntó a las mismas personas varias veces con el tiempo.
study-review = Alguien leyó muchos estudios y los juntó.
study-survey = Se preguntó a las personas una sola vez.
study-no-comparison = Se miró a un solo conjunto de personas, sin nadie con quien compararlas.
study-talks = Unas pocas personas hablaron de ello con calma.
study-trials-not = Los ensayos no eran todos iguales. Lo que valió en la mayoría puede no valer en todas partes.
study-trial-not = Las personas que entran en un ensayo pueden ser distintas de las demás.
study-near-trial-not = Puede que las personas también fueran distintas en otras cosas.
study-cohort-not = Cada persona eligió por sí misma. Otras cosas pueden explicar lo que se vio.
study-review-not = Vale tanto como los estudios que lee.
study-survey-not = No puede decir qué fue primero, ni por qué.
study-no-comparison-not = Por eso no puede decir qué produjo el cambio.
study-talks-not = Muestra lo que algunas personas sintieron. No muestra si es frecuente.

## Cuánta seguridad da
strength-a = Sólido
strength-b = Bastante sólido
strength-c = Limitado
strength-d = Un primer indicio
strength-a-says = Sólido: muchos estudios buenos apuntan a lo mismo.
strength-b-says = Bastante sólido: un buen estudio, o unos pocos, con muchas personas.
strength-c-says = Limitado: un estudio pequeño, o que no pudo comparar bien.
strength-d-says = Un primer indicio: palabras de pocas personas, o la opinión de un experto.

## Hacia dónde apunta
direction-supported-outcome = Mejores resultados.
direction-supported-outcome-voluntary = Mejores resultados en quienes deciden ir.
direction-supported-participation = Más gente que va, o que va más.
direction-supported-participation-not-outcome = Quién va más. No vio diferencia en cómo le fue a la gente.
direction-supported-process = Más uso de lo aprendido.
direction-goal-predicts-outcome = La meta de cada persona va unida a cómo le va.
direction-no-difference-between-groups = Ninguna diferencia clara entre tipos de grupo.
direction-no-difference-between-arms = Ninguna diferencia clara entre estas formas de ayuda.
direction-evidence-of-no-difference = Ninguna diferencia clara entre estas personas.
direction-mixed = Cosas buenas y malas en cada lado.
direction-uncertain = Es pronto para saberlo.
direction-caution = Un motivo para tener cuidado.
direction-safety-factor = Algo a lo que prestar atención.
direction-preference = Lo que le gusta a la gente.
direction-preference-and-safety = Lo que le gusta a la gente, y algo a lo que prestar atención.
direction-preference-cultural = Lo que valoran personas de una cultura.
direction-acceptable-feasible = Se puede hacer, y gustó.
direction-description = Cuenta cómo son las cosas. No dice qué ayuda.
direction-design-fact = Cómo se usan los grupos y las herramientas.

## Cómo lo leímos
basis-read = Solo hemos leído un resumen de este estudio, no el trabajo entero.
basis-read-part = Solo hemos leído una parte del resumen de este estudio.
basis-read-secondary = No hemos leído este estudio. Lo conocemos por lo que otros escribieron de él.
basis-seed = Conocemos este estudio por un resumen o por un texto que lo cita.
unchecked-numbers = Algunas cifras se anotaron de memoria. Todavía hay que comprobarlas.
unchecked-title = Aún no tenemos el título de este trabajo, por eso no hay enlace.
unchecked-author-and-year = Quién lo escribió y cuándo se anotó de memoria. Todavía hay que comprobarlo.
