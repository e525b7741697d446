//! Text as terminals take it: on one line, in columns, with nothing that they would obey.

use std::borrow::Cow;

/// The text on one line, with nothing in it that a terminal would obey.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| tame(c) == c) {
        return Cow::Borrowed(text);
    }
    text.chars().map(tame).collect()
}

fn tame(c: char) -> char {
    match c {
        ' ' => c,
        _ if c.is_whitespace() => ' ',
        // Control characters, and those that turn the direction of what follows.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        _ if c.is_control() => '\u{fffd}',
        _ => c,
    }
}

/// How many columns of a terminal the text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    match u32::from(c) {
        // Marks on the character before, joiners, variation selectors.
        0x300..=0x36f
        | 0x483..=0x489
        | 0x591..=0x5bd
        | 0x610..=0x61a
        | 0x64b..=0x65f
        | 0x1ab0..=0x1aff
        | 0x1dc0..=0x1dff
        | 0x200b..=0x200f
        | 0x2060
        | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0xfeff => 0,
        // East Asian scripts and pictures.
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xa960..=0xa97c
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1faff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// The text, cut to so many columns with an ellipsis if it is longer.
pub(super) fn fit(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let mut kept = String::new();
    for c in text.chars() {
        let Some(rest) = left.checked_sub(columns(c)) else {
            break;
        };
        left = rest;
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// The end of a text of so many columns, with an ellipsis before it if it is longer.
pub(super) fn fit_end(text: &str, most: usize) -> String {
    let turned = |text: &str| text.chars().rev().collect::<String>();
    turned(&fit(&turned(text), most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_obey_nothing_in_it() {
        assert_eq!(
            clean("a\tb\nc\u{1b}[31m\u{202e}é\u{301}"),
            "a b c\u{fffd}[31m\u{fffd}é\u{301}"
        );
        assert!(matches!(clean("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn columns_are_those_of_a_terminal() {
        assert_eq!((width("abc"), width("日本"), width("e\u{301}")), (3, 4, 1));
        assert_eq!(
            (fit("abcdef", 4), fit("日本語", 4)),
            ("abc…".to_owned(), "日…".to_owned())
        );
        assert_eq!(fit_end("abcdef", 4), "…def");
        assert_eq!(fit("abc", 3), "abc");
    }
}
