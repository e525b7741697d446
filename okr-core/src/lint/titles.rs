//! When two titles are the same to a reader.

use std::sync::LazyLock;

/// Calls `visit` with the rows of each title that stands more than once, in the order in which
/// they came. Titles of which nothing is left without punctuation are like no other.
///
/// Hashes are sorted and no texts are kept: sixteen bytes a title. Two titles of a group are
/// hardly ever different; whoever needs to know asks [`same`].
pub(crate) fn repeated<'t>(
    titles: impl Iterator<Item = (u32, &'t str)>,
    mut visit: impl FnMut(&mut dyn Iterator<Item = u32>),
) {
    let mut keys: Vec<(u64, u32)> = titles
        .filter_map(|(row, title)| Some((key(title)?, row)))
        .collect();
    // Stable: titles of one key stay in their order.
    keys.sort_by_key(|&(key, _)| key);
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        if group.len() > 1 {
            visit(&mut group.iter().map(|&(_, row)| row));
        }
    }
}

/// FNV-1a over the characters of a title without case, white space and punctuation; none where
/// nothing is left.
fn key(title: &str) -> Option<u64> {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let mix = |hash: u64, c: u64| (hash ^ c).wrapping_mul(0x0100_0000_01b3);
    let mut hash = START;
    let mut any = false;
    let mut add = |c: u64| {
        hash = mix(hash, c);
        any = true;
    };
    if title.is_ascii() {
        for (at, word) in Words::of_ascii(title).enumerate() {
            if at > 0 {
                add(b' '.into());
            }
            for byte in word {
                add(byte.to_ascii_lowercase().into());
            }
        }
    } else {
        folded(title).for_each(|c| add(c.into()));
    }
    any.then_some(hash)
}

/// Whether two titles are the same but for case, white space and punctuation.
pub(crate) fn same(a: &str, b: &str) -> bool {
    folded(a).eq(folded(b))
}

/// A text as [`folded`] has it.
pub(crate) fn fold(text: &str) -> String {
    let mut folded_text = String::new();
    fold_into(text, &mut folded_text);
    folded_text
}

/// The same, in place of the text that a buffer has.
fn fold_into(text: &str, buffer: &mut String) {
    buffer.clear();
    if !text.is_ascii() {
        buffer.extend(folded(text));
        return;
    }
    buffer.reserve(text.len());
    for (at, word) in Words::of_ascii(text).enumerate() {
        if at > 0 {
            buffer.push(' ');
        }
        buffer.extend(word.iter().map(|&byte| char::from(byte)));
    }
    buffer.make_ascii_lowercase();
}

/// The words of a text as [`folded`] has it, which are written to a buffer.
pub(crate) fn words<'b>(text: &str, buffer: &'b mut String) -> Words<'b> {
    if text.is_ascii() {
        buffer.clear();
        buffer.push_str(text);
        buffer.make_ascii_lowercase();
        return Words::of_ascii(buffer);
    }
    fold_into(text, buffer);
    Words {
        bytes: buffer.as_bytes(),
        parts: &BLANK,
        at: 0,
    }
}

/// Goes through the words of a text: most texts are ASCII, and need not be folded for it.
#[derive(Clone)]
pub(crate) struct Words<'t> {
    bytes: &'t [u8],
    /// What stands between words.
    parts: &'static [bool; 256],
    at: usize,
}

impl<'t> Words<'t> {
    fn of_ascii(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            parts: &SEPARATES,
            at: 0,
        }
    }

    fn parts(&self, at: usize) -> bool {
        (self.bytes.get(at)).is_some_and(|&byte| self.parts[usize::from(byte)])
    }

    /// `-5`
    fn is_minus(&self, at: usize) -> bool {
        self.bytes[at] == b'-' && self.bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t [u8];

    fn next(&mut self) -> Option<&'t [u8]> {
        let mut start = self.at;
        while self.parts(start) && !self.is_minus(start) {
            start += 1;
        }
        // What begins a word is of it, be it a minus; what ends it begins no other.
        let mut end = start + 1;
        while end < self.bytes.len() && !self.parts(end) {
            end += 1;
        }
        self.at = end + 1;
        self.bytes.get(start..end)
    }
}

/// The ASCII that [`separates`].
static SEPARATES: LazyLock<[bool; 256]> = LazyLock::new(|| {
    std::array::from_fn(|at| u8::try_from(at).is_ok_and(|at| at.is_ascii() && separates(at.into())))
});

/// What stands between the words of a folded text.
const BLANK: [bool; 256] = {
    let mut parts = [false; 256];
    parts[b' ' as usize] = true;
    parts
};

/// A text in lower case, with one blank where white space and punctuation were.
///
/// Signs that mean something stay: `%`, `+`, `€`, a minus before a number.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = text.chars().peekable();
    let (mut begun, mut gap) = (false, true);
    let kept = std::iter::from_fn(move || {
        loop {
            let c = rest.next()?;
            let minus = c == '-' && gap && rest.peek().is_some_and(char::is_ascii_digit);
            if separates(c) && !minus {
                gap = true;
                continue;
            }
            let blank = std::mem::take(&mut gap) && begun;
            begun = true;
            return Some((blank, c));
        }
    });
    kept.flat_map(|(blank, c)| {
        let lower = c.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c });
        blank.then_some(' ').into_iter().chain(lower)
    })
}

/// White space and punctuation, of the scripts that have case and of some that have none.
fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '!' | '"' | '\'' | '(' | ')' | '*' | ',' | '-' | '.' | '/' | ':' | ';' | '?' | '[' | '\\'
            | ']' | '_' | '`' | '{' | '|' | '}' | '\u{a1}' | '\u{ab}' | '\u{ad}' | '\u{b7}' | '\u{bb}'
            | '\u{bf}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{200b}'..='\u{200f}'
            | '\u{2010}'..='\u{2027}' | '\u{2039}'..='\u{203a}' | '\u{2060}' | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}' | '\u{feff}' | '\u{ff01}' | '\u{ff08}' | '\u{ff09}' | '\u{ff0c}'
            | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(title: &str) -> String {
        let text: String = folded(title).collect();
        assert_eq!(text, fold(title));
        let mut buffer = String::from("of another text");
        let words: Vec<&[u8]> = words(title, &mut buffer).collect();
        assert_eq!(words.join(&b' '), text.as_bytes());
        text
    }

    proptest! {
        #[test]
        fn words_are_those_of_the_folded_text(title in "[ -~\\x00\\t]{0,24}", other in "\\PC{0,12}") {
            text(&title);
            text(&other);
        }
    }

    #[test]
    fn a_minus_begins_a_word_and_a_hyphen_parts_two() {
        for (title, folded) in [
            ("From -5 to 5-6, 5--6", "from -5 to 5 6 5 -6"),
            ("--5 - -x -", "-5 x"),
            ("-", ""),
            ("a\0b", "a\0b"),
        ] {
            assert_eq!(text(title), folded);
        }
    }

    #[test]
    fn case_white_space_and_punctuation_make_no_difference() {
        let title = "Be the team that people recommend";
        for other in [
            "  be the TEAM\u{a0}that people recommend.",
            "“Be the team … that people-recommend!”",
            "\u{feff}Be\tthe team – that\npeople recommend",
        ] {
            assert_eq!(text(other), "be the team that people recommend");
            assert!(same(title, other) && key(title) == key(other), "{other}");
        }
        assert!(same("ΟΔΟΣ", "οδος") && same("Größe", "GRÖẞE"));
        assert!(same("信頼を得る。", "信頼を得る"));
    }

    #[test]
    fn what_means_something_stays() {
        for (one, other) in [
            ("Master C", "Master C++"),
            ("Margin of 5", "Margin of -5"),
            ("Raise it to 5", "Raise it to 5%"),
            ("From 3.2 to 4", "From 32 to 4"),
            ("Earn $5", "Earn €5"),
            ("Re sign", "Resign"),
        ] {
            assert!(
                !same(one, other) && key(one) != key(other),
                "{one}, {other}"
            );
        }
        assert!(same("- 5 new customers", "5 new customers"));
        assert!(same("A-5 and A 5", "A 5 and a-5"));
    }

    #[test]
    fn rows_of_one_title_come_together() {
        let titles = ["B", "a", "…", "b!", "c", "A.", "…", "b"];
        let mut groups = Vec::new();
        repeated((0..).zip(titles), |rows| {
            groups.push(rows.collect::<Vec<_>>());
        });
        groups.sort();
        assert_eq!(groups, [vec![0, 3, 7], vec![1, 5]]);
    }

    #[test]
    fn a_title_without_a_word_is_like_no_other() {
        assert_eq!(key("…"), None);
        assert!(key("?!").is_none() && key("x").is_some());
    }
}
