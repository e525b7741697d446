//! Numbers, correctly rounded.

use super::{Lexer, Syntax};

const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

impl Lexer<'_> {
    /// Reads a number, which `kind` has seen, correctly rounded; infinite when it is too large.
    #[inline]
    pub(in crate::wire) fn number(&mut self) -> Result<f64, Syntax> {
        match self.plain_number() {
            Some(number) => Ok(number),
            None => self.any_number(),
        }
    }

    /// As [`Lexer::number`], only in its common form; none for anything else.
    #[inline(always)]
    pub(in crate::wire) fn plain_number(&mut self) -> Option<f64> {
        let (number, end) = common_number(self.bytes(), self.pos);
        (end > self.pos).then(|| {
            self.pos = end;
            number
        })
    }

    /// A number of any form, or what is wrong with it.
    #[cold]
    #[inline(never)]
    fn any_number(&mut self) -> Result<f64, Syntax> {
        let start = self.pos;
        self.pos += usize::from(self.byte() == Some(b'-'));
        let first = self.pos;
        let whole = self.skip_digits()?;
        if whole > 1 && self.bytes()[first] == b'0' {
            self.pos = first;
            return self.fault("a number starts with a needless `0`");
        }
        if self.byte() == Some(b'.') {
            self.pos += 1;
            self.skip_digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.pos += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.pos += 1;
            }
            self.skip_digits()?;
        }
        Ok(self.text[start..self.pos].parse().unwrap_or(f64::NAN) + 0.0)
    }

    /// Skips one digit or more; how many.
    fn skip_digits(&mut self) -> Result<usize, Syntax> {
        let start = self.pos;
        while let Some(b'0'..=b'9') = self.byte() {
            self.pos += 1;
        }
        if self.pos == start {
            return self.unexpected("a digit");
        }
        Ok(self.pos - start)
    }
}

/// The number at `at` and where it ends, if it has at most 15 digits, perhaps a point, and no
/// exponent: the common case. For anything else NaN, which ends where it starts.
///
/// Not inlined: the reader's code would not fit into the processor's cache of instructions.
#[inline(never)]
fn common_number(bytes: &[u8], at: usize) -> (f64, usize) {
    let negative = bytes.get(at) == Some(&b'-');
    let first = at + usize::from(negative);
    match bytes.get(first..).and_then(magnitude) {
        Some((magnitude, length)) if negative => (0.0 - magnitude, first + length),
        Some((magnitude, length)) => (magnitude, first + length),
        None => (f64::NAN, at),
    }
}

/// The same without a sign, and its length.
#[inline(always)]
fn magnitude(text: &[u8]) -> Option<(f64, usize)> {
    let digit = |at: usize| {
        let digit = text.get(at)?.wrapping_sub(b'0');
        (digit < 10).then_some(u64::from(digit))
    };
    let mut mantissa = digit(0)?;
    let mut end = 1;
    while let Some(digit) = digit(end) {
        mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
        end += 1;
    }
    let whole = end;
    if whole > 1 && text[0] == b'0' {
        return None;
    }
    let mut fraction = 0;
    if text.get(end) == Some(&b'.') {
        end += 1;
        while let Some(digit) = digit(end) {
            mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
            end += 1;
        }
        fraction = end - whole - 1;
        if fraction == 0 {
            return None;
        }
    }
    // Up to 15 digits are exact as a double, and so is the power: one correct division.
    if whole + fraction > 15 || matches!(text.get(end), Some(b'e' | b'E')) {
        return None;
    }
    Some((mantissa as f64 / POWERS[fraction], end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_quick_way_reads_what_the_slow_way_reads() {
        let mut seen = 0;
        for text in [
            "0",
            "7",
            "10",
            "99.5",
            "0.25",
            "1234567",
            "12345.6",
            "0.00001",
            "9.99999",
            "01",
            "1.",
            "1..2",
            "1.2.3",
            ".5",
            "1e5",
            "1.5e3",
            "12345678",
            "123456.78",
            "1234567.8",
            "00",
            "0.0",
            "123456789012345",
            "1234567890123456",
            "12.",
            "-",
            "9999999.9",
        ] {
            for end in [",", "}", " ", "]", "", "\n", "}]}]}]}"] {
                for sign in ["", "-"] {
                    let whole = format!("{sign}{text}{end}{}", " ".repeat(9));
                    let mut lexer = Lexer::new(&whole);
                    let slow = lexer.any_number().ok().map(|x| (x, lexer.pos));
                    let quick = common_number(whole.as_bytes(), 0);
                    if quick.1 > 0 {
                        assert_eq!(Some(quick), slow, "{whole}");
                        seen += 1;
                    }
                    let cut = format!("{sign}{text}{end}");
                    let (x, at) = common_number(cut.as_bytes(), 0);
                    if at > 0 {
                        assert_eq!(Some(x), slow.map(|it| it.0), "{cut}");
                    }
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }

    proptest! {
        #[test]
        fn numbers_are_correctly_rounded(x in prop::num::f64::NORMAL) {
            for text in [format!("{x}"), format!("{x:e}"), format!("{x:.3}")] {
                if text.len() < 400 {
                    let mut lexer = Lexer::new(&text);
                    prop_assert_eq!(lexer.number().unwrap().to_bits(), (text.parse::<f64>().unwrap() + 0.0).to_bits());
                }
            }
        }

        #[test]
        fn short_decimals_are_correctly_rounded(n in -999_999_999_999_999_i64..999_999_999_999_999, shift in 0..15_usize) {
            let digits = format!("{:016}", n.unsigned_abs());
            let (whole, fraction) = digits.split_at(16 - shift);
            let whole = whole.trim_start_matches('0');
            let text = format!("{}{}{}{}", if n < 0 { "-" } else { "" }, if whole.is_empty() { "0" } else { whole }, if shift > 0 { "." } else { "" }, fraction);
            let mut lexer = Lexer::new(&text);
            prop_assert_eq!(lexer.number().unwrap().to_bits(), (text.parse::<f64>().unwrap() + 0.0).to_bits(), "{}", text);
        }
    }
}
