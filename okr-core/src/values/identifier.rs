//! Identifiers.

/// How many bytes an identifier may have.
pub(crate) const LONGEST_IDENTIFIER: usize = 128;

/// What is wrong with `text` as an identifier [SPEC 1]: 1 to 128 bytes of `A-Z a-z 0-9 . _ : / @ -`.
pub(crate) fn identifier_fault(text: &str) -> Option<String> {
    const fn allowed(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'/' | b'@' | b'-')
    }
    if text.is_empty() {
        return Some("an identifier is empty".to_owned());
    }
    if text.bytes().all(allowed) {
        return (text.len() > LONGEST_IDENTIFIER).then(|| {
            format!(
                "an identifier has {} bytes, more than {LONGEST_IDENTIFIER}: `{}…`",
                text.len(),
                &text[..32]
            )
        });
    }
    let stranger = text.chars().find(|&c| !c.is_ascii() || !allowed(c as u8))?;
    let shown: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    Some(format!(
        "identifier `{shown}` has the character `{}`",
        stranger.escape_debug()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_six_signs_are_allowed() {
        for good in [
            "a",
            "A-1",
            "o_1.2:3/4@5",
            &"x".repeat(128),
            "00000000-0000-4000-8000-000000000000",
        ] {
            assert_eq!(identifier_fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_not_allowed_is_named() {
        for (bad, part) in [
            ("", "empty"),
            ("kr 1", "the character ` `"),
            ("kr\u{0}", "\\0"),
            ("größe", "`ö`"),
            (&"x".repeat(129), "129 bytes"),
        ] {
            assert!(identifier_fault(bad).unwrap().contains(part), "{bad:?}");
        }
    }
}
