//! A message taken apart at its arguments, so that saying it needs no message formatter.

/// Text and arguments in their order.
#[derive(Debug, PartialEq)]
pub struct Phrase {
    pieces: Vec<Piece>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Text(String),
    Argument(usize),
}

/// Stands for argument 0 while a message is taken apart; the next ones follow. No message has these in its text.
const MARK: u32 = 0xF_0000;

/// Arguments at most.
const MOST: u32 = 16;

impl Phrase {
    /// What to give as argument `number` of the message that is to be [`split`](Phrase::split).
    pub fn mark(number: usize) -> String {
        char::from_u32(MARK + number as u32).map(String::from).unwrap_or_default()
    }

    /// Takes a text apart at the [marks](Phrase::mark) in it.
    pub fn split(text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        for letter in text.chars() {
            match u32::from(letter).checked_sub(MARK).filter(|number| *number < MOST) {
                Some(number) => {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                    pieces.push(Piece::Argument(number as usize));
                }
                None => plain.push(letter),
            }
        }
        pieces.push(Piece::Text(plain));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        Self { pieces }
    }

    /// Writes the message at the end of `out`; `argument` writes the argument with the number that it is given.
    pub fn write(&self, out: &mut String, mut argument: impl FnMut(usize, &mut String)) {
        for piece in &self.pieces {
            match piece {
                Piece::Text(plain) => out.push_str(plain),
                Piece::Argument(number) => argument(*number, out),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_stand_where_their_marks_stood() {
        let text = format!("{}, until {} {}.", Phrase::mark(1), Phrase::mark(0), Phrase::mark(1));
        let mut out = String::from("> ");
        Phrase::split(&text).write(&mut out, |number, out| out.push_str(["seven", "today"][number]));
        assert_eq!(out, "> today, until seven today.");
    }

    #[test]
    fn a_text_without_marks_is_one_piece() {
        let mut out = String::new();
        Phrase::split("All of it").write(&mut out, |_, _| panic!("there is no argument"));
        assert_eq!(out, "All of it");
    }
}
