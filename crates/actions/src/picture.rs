//! Pictures that a phone scans.

use qrcodegen::{QrCode, QrCodeEcc};

/// Empty modules around the picture, which readers need (ISO/IEC 18004).
const BORDER: usize = 4;

/// The dark modules as the `d` of an SVG path, and how many modules wide the picture is with its border; `None` when
/// the address is too long to be drawn.
pub fn path(address: &str) -> Option<(String, usize)> {
    let (runs, wide) = runs(address)?;
    let mut path = String::new();
    for (left, top, wide) in runs {
        path.push_str(&format!("M{left} {top}h{wide}v1h-{wide}z"));
    }
    Some((path, wide))
}

/// Dark modules in a row: from the left, from the top, how many.
pub type Run = (usize, usize, usize);

/// The dark runs of the picture, and how many modules wide it is with its border; `None` when the text is too long.
pub fn runs(text: &str) -> Option<(Vec<Run>, usize)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut runs = Vec::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let wide = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if wide > 0 {
                runs.push((x as usize + BORDER, y as usize + BORDER, wide));
            }
            x += 1 + wide as i32;
        }
    }
    Some((runs, code.size() as usize + 2 * BORDER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_draws_each_dark_module_once() {
        let address = "otpauth://totp/Leeds%20meetings:amber%20otter%20lantern?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        let (path, wide) = path(address).expect("short enough");
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).expect("short enough");
        let mut drawn = vec![vec![0; wide]; wide];
        for run in path.split('M').skip(1) {
            let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{run}") };
            drawn[y][x..x + length].iter_mut().for_each(|module| *module += 1);
        }
        for (y, row) in drawn.iter().enumerate() {
            for (x, module) in row.iter().enumerate() {
                let dark = code.get_module(x as i32 - BORDER as i32, y as i32 - BORDER as i32);
                assert_eq!(*module, i32::from(dark), "{x} {y}");
            }
        }
    }

    #[test]
    fn what_is_too_long_is_not_drawn() {
        assert_eq!(path(&"a".repeat(3_000)), None);
    }
}
