//! The lines of a document, and how long what stands at a place is.

/// A document's text by lines.
pub(super) struct Source<'s> {
    text: &'s str,
    /// Where each line starts.
    starts: Vec<usize>,
}

impl<'s> Source<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = if text.is_empty() {
            Vec::new()
        } else {
            std::iter::once(0).chain(breaks).collect()
        };
        Self { text, starts }
    }

    /// A line by its number, from 1, without its end.
    pub(super) fn line(&self, number: u32) -> Option<&'s str> {
        let at = (number as usize).checked_sub(1)?;
        let start = *self.starts.get(at)?;
        let end = self
            .starts
            .get(at + 1)
            .map_or(self.text.len(), |end| end - 1);
        Some(self.text[start..end].trim_end_matches('\r'))
    }

    /// What stands before a place in its line, and what stands there and after it.
    pub(super) fn around(&self, (line, column): (u32, u32)) -> Option<(&'s str, &'s str)> {
        let line = self.line(line)?;
        let mut starts = line.char_indices().map(|(at, _)| at);
        let at = starts.nth(column as usize - 1).unwrap_or(line.len());
        Some(line.split_at(at))
    }

    /// The column after the value at a place, from 1.
    pub(super) fn end_column(&self, place: (u32, u32)) -> Option<u32> {
        let (_, after) = self.around(place)?;
        let length = after[..extent(after)].chars().count();
        (length > 0).then(|| place.1 + length as u32)
    }
}

/// How many bytes the word, number or quoted text has with which a text starts.
pub(super) fn extent(text: &str) -> usize {
    let mut chars = text.char_indices();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    if matches!(first, '"' | '\'') {
        let mut escaped = false;
        for (at, c) in chars {
            if std::mem::take(&mut escaped) {
                continue;
            }
            if c == first {
                return at + c.len_utf8();
            }
            escaped = c == '\\' && first == '"';
        }
        return text.len();
    }
    let word = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    let end = text.find(|c| !word(c)).unwrap_or(text.len());
    end.max(first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_places() {
        let source = Source::new("{\r\n  \"ä\": 12.5}\n");
        assert_eq!(source.line(1), Some("{"));
        assert_eq!(source.around((2, 8)), Some(("  \"ä\": ", "12.5}")));
        assert_eq!(source.end_column((2, 8)), Some(12));
        assert_eq!((source.line(3), source.line(4)), (Some(""), None));
        assert_eq!(source.line(0), None);
        assert_eq!(Source::new("").line(1), None);
    }

    #[test]
    fn a_value_is_as_long_as_it_is() {
        for (text, length) in [
            ("", 0),
            (r#""a\"b", 1"#, 6),
            ("'it''s'", 4),
            ("\"open", 5),
            ("{}", 1),
            ("-1.5, 2", 4),
            ("2026-Q4\n", 7),
            ("é = 1", 2),
        ] {
            assert_eq!(extent(text), length, "{text}");
        }
    }
}
