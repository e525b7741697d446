//! Numbers in digits, as people write them: `12,000`, `3.5`, `1 200,50`.

/// Where the number that begins at `start` ends, and its value.
///
/// Groups of three digits may be parted by the separator that is not the decimal one,
/// by an apostrophe, or by a narrow or fixed space; where the comma is decimal, by any space.
pub(super) fn scan(text: &str, start: usize, comma_is_decimal: bool) -> (usize, f64) {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let count = bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit());
        from + count.count()
    };
    // `1.250.000`: two groups parted by points are groups in any language.
    let dotted = || {
        let group = |from: usize| bytes.get(from) == Some(&b'.') && digits(from + 1) == from + 4;
        let end = digits(start);
        end - start <= 3 && group(end) && group(end + 4)
    };
    let (group, decimal) = if comma_is_decimal || dotted() {
        (b'.', b',')
    } else {
        (b',', b'.')
    };
    let mut end = digits(start);
    // The digits without what parts groups, once there is such.
    let mut plain = String::new();
    // Groups: one to three digits, then three each.
    if end - start <= 3 {
        while let Some(length) = separator(&text[end..], group, comma_is_decimal) {
            let next = digits(end + length);
            if next - (end + length) != 3 {
                break;
            }
            if plain.is_empty() {
                plain.push_str(&text[start..end]);
            }
            plain.push_str(&text[end + length..next]);
            end = next;
        }
    }
    let grouped = !plain.is_empty();
    let fraction = |sign: u8| {
        let next = digits((end + 1).min(bytes.len()));
        let count = next.saturating_sub(end + 1);
        (bytes.get(end) == Some(&sign) && count > 0).then_some((next, count))
    };
    // `3,5` in a text with decimal points has one or two digits, or it would be a group.
    let found =
        fraction(decimal).or_else(|| fraction(group).filter(|&(_, count)| !grouped && count <= 2));
    if let Some((next, _)) = found
        // `31.12.2026` and `1.2.3` are no numbers with a fraction.
        && !(bytes.get(next) == Some(&b'.') && bytes.get(next + 1).is_some_and(u8::is_ascii_digit))
    {
        if grouped || bytes[end] != b'.' {
            if !grouped {
                plain.push_str(&text[start..end]);
            }
            plain.push('.');
            plain.push_str(&text[end + 1..next]);
        }
        end = next;
    }
    let plain = if plain.is_empty() {
        &text[start..end]
    } else {
        &plain
    };
    // Digits and a point always parse; a long row of digits gives infinity, which no one means.
    let value: f64 = plain.parse().unwrap_or(0.0);
    (end, value.min(1e15))
}

/// The same of a fraction that begins with its point: `.65`.
pub(super) fn fraction(text: &str, start: usize) -> (usize, f64) {
    let digits = text.as_bytes()[start + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    let end = start + 1 + digits.count();
    (end, text[start..end].parse().unwrap_or(0.0))
}

/// The length of what may part groups of digits.
fn separator(rest: &str, group: u8, spaces: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    let parts = first == char::from(group)
        || (spaces && first == ' ')
        || matches!(
            first,
            '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}'
        );
    parts.then(|| first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_fractions_are_told_apart() {
        for (text, comma, value, end) in [
            ("12,000 users", false, 12_000.0, 6),
            ("1,234,567.5", false, 1_234_567.5, 11),
            ("3,5", false, 3.5, 3),
            ("3.5", false, 3.5, 3),
            ("3,5 Mio", true, 3.5, 3),
            ("1.200", true, 1200.0, 5),
            ("1.2", true, 1.2, 3),
            ("1\u{202f}200,50", true, 1200.5, 10),
            ("12 000 clients", true, 12_000.0, 6),
            ("12 000 clients", false, 12.0, 2),
            ("12'000", true, 12_000.0, 6),
            ("5.", false, 5.0, 1),
            ("31.12.2026", true, 31.0, 2),
            ("1.250.000", false, 1_250_000.0, 9),
            ("1.250.00", false, 1.0, 1),
            ("99.95%", false, 99.95, 5),
            ("2024,2025", false, 2024.0, 4),
            ("8,15", false, 8.15, 4),
        ] {
            assert_eq!(scan(text, 0, comma), (end, value), "{text}");
        }
    }

    #[test]
    fn long_rows_of_digits_stay_numbers() {
        let (end, value) = scan(&"9".repeat(5000), 0, false);
        assert_eq!((end, value), (5000, 1e15));
    }
}
