//! The rule of a score as FHIRPath, so that any program that reads the Questionnaire counts alike.
//!
//! Codes of choices that are counted are the numbers that they count, since few programs know the weights of choices.

use openseat_domain::form::{Form, Item, Rule, Score};

/// The expression; `None` for a rule that cannot be written so.
pub(super) fn of(form: &Form, score: &Score) -> Option<String> {
    match &score.rule {
        Rule::Sum(links) => sum(form, score, links),
        Rule::Mean(links) => mean(form, score, links),
        Rule::Of { plus, minus } => {
            let part = |id: &String| {
                let part = form.scores.iter().take_while(|one| one.id != score.id).find(|one| one.id == *id)?;
                of(form, part).map(|text| format!("({text})"))
            };
            let plus: Option<Vec<String>> = plus.iter().map(part).collect();
            let minus: Option<Vec<String>> = minus.iter().map(part).collect();
            let less: String = minus?.iter().map(|text| format!(" - {text}")).collect();
            Some(plus?.join(" + ") + &less)
        }
    }
}

fn sum(form: &Form, score: &Score, links: &[String]) -> Option<String> {
    let worth = worth(form, score, links)?;
    Some(match score.fewest {
        Some(fewest) if fewest < links.len() => {
            let (given, of) = (given(links), links.len());
            format!("iif({given} >= {fewest}, {worth} * {of} / {given}, {{}})")
        }
        _ => format!("iif({} = {}, {worth}, {{}})", given(links), links.len()),
    })
}

fn mean(form: &Form, score: &Score, links: &[String]) -> Option<String> {
    let (worth, given) = (worth(form, score, links)?, given(links));
    let enough = score.fewest.unwrap_or(links.len());
    Some(format!("iif({given} >= {enough}, {worth} / {given}, {{}})"))
}

/// The sum of what was answered, some of it turned round.
fn worth(form: &Form, score: &Score, links: &[String]) -> Option<String> {
    let (turned, plain): (Vec<&String>, Vec<&String>) = links.iter().partition(|link| score.reversed.contains(*link));
    if turned.is_empty() {
        return values(form, &plain);
    }
    let ends = turned.iter().map(|link| form.item(link).and_then(Item::reach).map(|(low, high)| low + high));
    let ends: Option<Vec<i64>> = ends.collect();
    let first = *ends.as_ref()?.first()?;
    if ends?.iter().any(|end| *end != first) {
        return None;
    }
    let (count, less) = (answers(&turned), values(form, &turned)?);
    let turned = format!("({first} * {count}.count() - {less})");
    if plain.is_empty() { Some(turned) } else { Some(format!("({} + {turned})", values(form, &plain)?)) }
}

fn given(links: &[String]) -> String {
    format!("{}.count()", answers(&links.iter().collect::<Vec<_>>()))
}

fn answers(links: &[&String]) -> String {
    let names: Vec<String> = links.iter().map(|link| format!("'{link}'")).collect();
    format!("%resource.repeat(item).where(linkId in ({})).answer", names.join(" | "))
}

/// Choices by their code, numbers as they are; `None` when a code is not what it counts, or the two are mixed.
fn values(form: &Form, links: &[&String]) -> Option<String> {
    use openseat_domain::form::Ask;
    let items: Option<Vec<&Item>> = links.iter().map(|link| form.item(link)).collect();
    let items = items?;
    let answers = answers(links);
    let coded = |item: &&Item| match &item.ask {
        Ask::Choice(choices) => {
            choices.iter().all(|one| one.weight.is_some_and(|weight| weight.to_string() == one.code))
        }
        _ => false,
    };
    if items.iter().all(coded) {
        return Some(format!("{answers}.value.code.select(toInteger()).sum()"));
    }
    let whole = |item: &&Item| matches!(item.ask, Ask::Whole { .. });
    items.iter().all(whole).then(|| format!("{answers}.value.select(toInteger()).sum()"))
}
