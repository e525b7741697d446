//! User input in messages.

use std::borrow::Cow;

/// How many characters of user input messages show.
const SHOWN: usize = 60;

/// User input as messages show it.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'' | b'\\');
    if text.bytes().take(SHOWN).all(plain) {
        // As many bytes as characters, and nothing to escape.
        return match text.get(..SHOWN) {
            Some(shown) if shown.len() < text.len() => Cow::Owned([shown, "…"].concat()),
            _ => Cow::Borrowed(text),
        };
    }
    let mut shown: String = (text.chars().take(SHOWN))
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    Cow::Owned(shown)
}
