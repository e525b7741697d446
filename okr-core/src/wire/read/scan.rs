//! Values that are not read but kept or skipped: any JSON, with duplicate members found.

use std::{borrow::Cow, collections::HashSet};

use super::{Read, Reader};
use crate::{
    diagnostic::{Code, Path, Problem, shorten},
    model::Text,
    wire::scan::{ScanKey, scan},
};

/// An object or list that is open while a value is scanned.
enum Open<'a> {
    Object {
        keys: HashSet<Cow<'a, str>>,
        key: Cow<'a, str>,
    },
    List(Option<usize>),
}

impl<'a> Reader<'a> {
    /// Skips any value; members that stand twice within it are problems.
    pub(super) fn skip(&mut self, at: &Path<'_>) -> Read {
        let Self {
            lexer, problems, ..
        } = self;
        let mut open: Vec<Open<'a>> = Vec::new();
        scan(lexer, |event| match event {
            ScanKey::Open => open.push(Open::Object {
                keys: HashSet::new(),
                key: Cow::Borrowed(""),
            }),
            ScanKey::List => open.push(Open::List(None)),
            ScanKey::Close => {
                open.pop();
            }
            ScanKey::Entry => {
                if let Some(Open::List(entry)) = open.last_mut() {
                    *entry = Some(entry.map_or(0, |entry| entry + 1));
                }
            }
            ScanKey::Key(offset, name) => {
                let Some(Open::Object { keys, key }) = open.last_mut() else {
                    return;
                };
                key.clone_from(name);
                if !keys.insert(name.clone()) {
                    let mut pointer = at.pointer();
                    for level in &open {
                        match level {
                            Open::Object { key, .. } => {
                                pointer.push_str(&Path::Root.key(key).pointer());
                            }
                            Open::List(entry) => {
                                pointer.push_str(&Path::Root.index(entry.unwrap_or(0)).pointer());
                            }
                        }
                    }
                    let problem = Problem::new(
                        Code::E023,
                        pointer,
                        format!("the member `{}` stands twice in one object", shorten(name)),
                        "keep one of them".to_owned(),
                    );
                    problems.push(problem.at(offset));
                }
            }
        })
    }

    /// The source text of `custom`, without the white space between its parts.
    pub(super) fn custom(&mut self, at: &Path<'_>) -> Read<Text> {
        let text = self.custom_text(at)?;
        Ok(self.draft.store.arena.push(&text))
    }

    /// As [`Reader::custom`], for what is kept outside the arena.
    pub(super) fn custom_text(&mut self, at: &Path<'_>) -> Read<Cow<'a, str>> {
        self.lexer.kind()?;
        let start = self.lexer.offset();
        self.skip(at)?;
        Ok(without_space(self.lexer.since(start)))
    }
}

/// Drops the white space outside strings; everything else keeps its source text.
fn without_space(text: &str) -> Cow<'_, str> {
    if !text.contains([' ', '\n', '\r', '\t']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let (mut string, mut escaped) = (false, false);
    for c in text.chars() {
        if string {
            string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if matches!(c, ' ' | '\n' | '\r' | '\t') {
            continue;
        } else {
            string = c == '"';
        }
        out.push(c);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_space_between_parts_goes() {
        assert_eq!(
            without_space("{ \"a b\" : [ 1.50 ,\n\"\\\" x\" ] }"),
            "{\"a b\":[1.50,\"\\\" x\"]}"
        );
    }
}
