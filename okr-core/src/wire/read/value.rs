//! Values that are no objects: texts, numbers, dates, words, references.

use std::borrow::Cow;

use super::{Read, Reader};
use crate::{
    diagnostic::{Code, Path, shorten},
    model::{NONE, Noun, Text},
    values::{Date, MAX_MAGNITUDE, Weight, push_number},
    wire::json::Kind,
};

/// Whether a title is sound at a glance.
#[inline]
pub(super) fn usual_title(text: &str) -> bool {
    text.len() <= 1000 && (text.as_bytes().first()).is_some_and(u8::is_ascii_graphic)
}

impl<'a> Reader<'a> {
    /// A text, with its offset; none when something else stands there.
    #[inline]
    pub(super) fn string(&mut self, at: &Path<'_>) -> Read<Option<(usize, Cow<'a, str>)>> {
        if self.lexer.kind()? != Kind::String {
            self.wrong_type(at, "text")?;
            return Ok(None);
        }
        let offset = self.lexer.offset();
        Ok(Some((offset, self.lexer.string()?)))
    }

    /// Any text.
    #[inline]
    pub(super) fn text(&mut self, at: &Path<'_>) -> Read<Text> {
        if let Some(text) = self.lexer.plain_string() {
            return Ok(self.draft.store.arena.push(text));
        }
        let text = self.string(at)?;
        Ok(text.map_or(Text::NONE, |(_, text)| self.draft.store.arena.push(&text)))
    }

    /// A title or a name: not blank, at most 1,000 characters [E006].
    #[inline]
    pub(super) fn title(&mut self, at: &Path<'_>) -> Read<Text> {
        let start = self.lexer.offset();
        if let Some(text) = self.lexer.plain_string() {
            if !usual_title(text) {
                self.judge_title(start, at, text);
            }
            return Ok(self.draft.store.arena.push(text));
        }
        let Some((offset, text)) = self.string(at)? else {
            return Ok(Text::NONE);
        };
        self.judge_title(offset, at, &text);
        Ok(self.draft.store.arena.push(&text))
    }

    #[inline]
    pub(super) fn judge_title(&mut self, offset: usize, at: &Path<'_>, text: &str) {
        if text.chars().all(char::is_whitespace) {
            self.report(
                offset,
                Code::E006,
                at,
                "a title or name is blank".to_owned(),
                "say in a few words what this is",
            );
        } else if text.len() > 1000 {
            let count = text.chars().count();
            if count > 1000 {
                self.report(
                    offset,
                    Code::E006,
                    at,
                    format!("a title or name has {count} characters, more than 1000"),
                    "shorten it; details go into `description`",
                );
            }
        }
    }

    /// The reason of an override, amendment or drop; a blank one is no reason [E021].
    pub(super) fn reason(&mut self, at: &Path<'_>, what: &str) -> Read<Text> {
        let Some((offset, text)) = self.string(at)? else {
            return Ok(Text::NONE);
        };
        if text.chars().all(char::is_whitespace) {
            self.no_reason(offset, at, what);
        }
        Ok(self.draft.store.arena.push(&text))
    }

    /// Reports that a reason is absent or blank.
    pub(super) fn no_reason(&mut self, offset: usize, at: &Path<'_>, what: &str) {
        self.report(
            offset,
            Code::E021,
            at,
            format!("{what} has no reason"),
            "say why in `reason`",
        );
    }

    /// A number of SPEC 2.1; NaN when it was refused.
    #[inline]
    pub(super) fn number(&mut self, at: &Path<'_>) -> Read<f64> {
        if !self.lexer.at_number() && self.lexer.kind()? != Kind::Number {
            self.wrong_type(at, "a number")?;
            return Ok(f64::NAN);
        }
        let offset = self.lexer.offset();
        let x = self.lexer.number()?;
        if x.abs() <= MAX_MAGNITUDE {
            return Ok(x);
        }
        self.too_large(offset, at);
        Ok(f64::NAN)
    }

    #[cold]
    fn too_large(&mut self, offset: usize, at: &Path<'_>) {
        let shown = shorten(self.lexer.since(offset));
        self.report(
            offset,
            Code::E006,
            at,
            format!("`{shown}` is not a finite number of at most 10^15 in magnitude"),
            "use a larger unit",
        );
    }

    /// A number from 0 to 1; NaN when it was refused.
    pub(super) fn share(&mut self, at: &Path<'_>, what: &str) -> Read<f64> {
        let offset = self.lexer.offset();
        let x = self.number(at)?;
        if x.is_nan() || (0.0..=1.0).contains(&x) {
            return Ok(x);
        }
        let mut shown = String::new();
        push_number(&mut shown, x);
        let mut help = "write a number from 0 to 1".to_owned();
        if x > 1.0 && x <= 100.0 {
            help.push_str(", for example ");
            push_number(&mut help, (x * 1e4).round() / 1e6);
            help.push_str(" for ");
            help.push_str(&shown);
            help.push_str(" %");
        }
        self.report(
            offset,
            Code::E006,
            at,
            format!("{what} `{shown}` lies outside 0 to 1"),
            help,
        );
        Ok(f64::NAN)
    }

    /// A weight [E018]; 1 when it was refused.
    pub(super) fn weight(&mut self, at: &Path<'_>) -> Read<Weight> {
        if self.lexer.kind()? != Kind::Number {
            self.wrong_type(at, "a number")?;
            return Ok(Weight::ONE);
        }
        let offset = self.lexer.offset();
        let x = self.lexer.number()?;
        Ok(match Weight::parse(x) {
            Ok(weight) => weight,
            Err((message, help)) => {
                let message = if x.is_finite() {
                    message
                } else {
                    message.replace("Infinity", &shorten(self.lexer.since(offset)))
                };
                self.report(offset, Code::E018, at, message, help);
                Weight::ONE
            }
        })
    }

    /// A number of days; 0 when it was refused.
    pub(super) fn count(&mut self, at: &Path<'_>) -> Read<u64> {
        self.whole_number(at, "days", "write 7 for once a week")
    }

    /// A whole number from 1; 0 when it was refused.
    pub(super) fn whole_number(&mut self, at: &Path<'_>, of: &str, help: &str) -> Read<u64> {
        self.lexer.kind()?;
        let offset = self.lexer.offset();
        let x = self.number(at)?;
        if x.is_nan() {
            return Ok(0);
        }
        if x >= 1.0 && x.fract() == 0.0 {
            return Ok(x as u64);
        }
        let shown = shorten(self.lexer.since(offset));
        self.report(
            offset,
            Code::E006,
            at,
            format!("`{shown}` is not a whole number of {of} from 1"),
            help,
        );
        Ok(0)
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, at: &Path<'_>) -> Read<bool> {
        let kind = self.lexer.kind()?;
        if matches!(kind, Kind::True | Kind::False) {
            self.lexer.literal(kind)?;
            return Ok(kind == Kind::True);
        }
        self.wrong_type(at, "`true` or `false`")?;
        Ok(false)
    }

    /// A date; none when it was refused.
    #[inline]
    pub(super) fn date(&mut self, at: &Path<'_>) -> Read<Option<Date>> {
        if let Some(date) = self.lexer.date(&mut self.days) {
            return Ok(Some(date));
        }
        let Some((offset, text)) = self.string(at)? else {
            return Ok(None);
        };
        match Date::parse(&text) {
            Ok(date) => Ok(Some(date)),
            Err(fault) => {
                let (message, help) = fault.words(&shorten(&text));
                self.report(offset, Code::E010, at, message, help);
                Ok(None)
            }
        }
    }

    /// A word of a closed vocabulary; none when it was refused.
    pub(super) fn word<T: Copy>(
        &mut self,
        at: &Path<'_>,
        all: &[T],
        as_str: impl Fn(T) -> &'static str,
    ) -> Read<Option<T>> {
        let start = self.lexer;
        if let Some(text) = self.lexer.plain_string()
            && let Some(found) = all.iter().copied().find(|&value| as_str(value) == text)
        {
            return Ok(Some(found));
        }
        self.lexer = start;
        let Some((offset, text)) = self.string(at)? else {
            return Ok(None);
        };
        let found = all.iter().copied().find(|&value| as_str(value) == text);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|&value| as_str(value)).collect();
            self.unknown_word(offset, at, &text, &words);
        }
        Ok(found)
    }

    #[cold]
    pub(super) fn unknown_word(
        &mut self,
        offset: usize,
        at: &Path<'_>,
        text: &str,
        words: &[&str],
    ) {
        let help = self.suggester.one_of(text, words.iter().copied());
        let shown = shorten(text);
        self.report(
            offset,
            Code::E005,
            at,
            format!("`{shown}` is not one of the words that may stand here"),
            help,
        );
    }

    /// A reference: its number, or [`NONE`] when it was refused.
    #[inline]
    pub(super) fn reference(&mut self, at: &Path<'_>, noun: Noun) -> Read<u32> {
        if let Some(name) = self.lexer.identifier() {
            return Ok(self.draft.references.number(noun, name));
        }
        let name = self.string(at)?;
        Ok(name.map_or(NONE, |(_, name)| self.draft.references.number(noun, &name)))
    }
}
