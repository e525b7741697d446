//! Identifiers.

/// How many bytes an identifier may have.
pub(crate) const LONGEST_IDENTIFIER: usize = 128;

/// Which bytes an identifier may have.
pub(crate) const IDENTIFIER_BYTES: [bool; 256] = {
    let mut allowed = [false; 256];
    let mut byte = 0_u8;
    loop {
        allowed[byte as usize] =
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'/' | b'@' | b'-');
        if byte == u8::MAX {
            break allowed;
        }
        byte += 1;
    }
};

/// What is wrong with `text` as an identifier [SPEC 1]: 1 to 128 bytes of `A-Z a-z 0-9 . _ : / @ -`.
pub(crate) fn identifier_fault(text: &str) -> Option<String> {
    let allowed = |byte: u8| IDENTIFIER_BYTES[usize::from(byte)];
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
