//! From JSON Pointers to offsets, and from offsets to lines and columns.
//!
//! Nothing is kept about places while a sound document is loaded. When something is
//! wrong, the text is read once more to find the pointers that have no offset yet.

use std::{cmp::Ordering, collections::HashMap};

use super::json::{Kind, Lexer, Syntax};
use crate::diagnostic::{Path, Place, Placed};

/// The pointers that are looked for, as a tree of keys.
#[derive(Default)]
struct Wanted {
    children: HashMap<String, Wanted>,
    found: Option<usize>,
}

impl Wanted {
    fn child(&mut self, pointer: &str) -> &mut Self {
        let mut node = self;
        for key in pointer.split('/').skip(1) {
            node = node.children.entry(key.to_owned()).or_default();
        }
        node
    }

    /// The offset of the place, or of what it should stand in.
    fn offset(&self, pointer: &str) -> usize {
        let mut node = self;
        let mut offset = node.found.unwrap_or(0);
        for key in pointer.split('/').skip(1) {
            let Some(next) = node.children.get(key) else {
                break;
            };
            node = next;
            offset = node.found.unwrap_or(offset);
        }
        offset
    }
}

/// Gives an offset to every place that has none; false if the text turned out not to be JSON.
pub(super) fn locate(text: &str, found: &mut [impl Placed]) -> bool {
    let mut wanted = Wanted::default();
    let mut any = false;
    for place in places(found) {
        if place.offset.is_none() {
            any = true;
            wanted.child(&place.path);
        }
    }
    if !any {
        return true;
    }
    let mut lexer = Lexer::new(text);
    let sound = walk(&mut lexer, &mut wanted).is_ok();
    for place in places(found) {
        if place.offset.is_none() {
            place.offset = Some(wanted.offset(&place.path));
        }
    }
    sound
}

fn places<T: Placed>(found: &mut [T]) -> impl Iterator<Item = &mut Place> {
    found.iter_mut().flat_map(T::places)
}

/// Reads one value; pointers are at most as deep as FORMAT, so recursion is shallow.
fn walk(lexer: &mut Lexer<'_>, wanted: &mut Wanted) -> Result<(), Syntax> {
    let kind = lexer.kind()?;
    wanted.found.get_or_insert(lexer.offset());
    if wanted.children.is_empty() {
        return super::scan::scan(lexer, |_| {});
    }
    match kind {
        Kind::Object => {
            lexer.enter()?;
            let mut first = true;
            while let Some((_, key)) = lexer.next_key(std::mem::take(&mut first))? {
                let pointer = Path::Root.key(&key).pointer();
                match wanted.children.get_mut(&pointer[1..]) {
                    // Of members that stand twice, the first one is meant.
                    Some(child) if child.found.is_none() => walk(lexer, child)?,
                    _ => super::scan::scan(lexer, |_| {})?,
                }
            }
            Ok(())
        }
        Kind::Array => {
            lexer.enter()?;
            let mut index = 0_usize;
            while lexer.next_entry(index == 0)? {
                match wanted.children.get_mut(&index.to_string()) {
                    Some(child) => walk(lexer, child)?,
                    None => super::scan::scan(lexer, |_| {})?,
                }
                index += 1;
            }
            Ok(())
        }
        _ => super::scan::scan(lexer, |_| {}),
    }
}

/// Gives everything the line and column of its place in a JSON text.
pub(super) fn in_json(text: &str, list: &mut [impl Placed]) {
    if locate(text, list) {
        count_lines(text, list);
    }
    forget(list);
}

/// Turns offsets into lines and columns, both from 1, in Unicode scalar values. Linear.
pub(super) fn count_lines(text: &str, found: &mut [impl Placed]) {
    let mut places: Vec<&mut Place> = places(found).collect();
    places.sort_by_key(|place| place.offset);
    let (mut line, mut line_start, mut at) = (1, 0, 0);
    let (mut column, mut counted) = (1, 0);
    for place in places {
        let offset = place.offset.unwrap_or(0).min(text.len());
        for (index, byte) in text.as_bytes()[at..offset].iter().enumerate() {
            if *byte == b'\n' {
                line += 1;
                line_start = at + index + 1;
                (column, counted) = (1, line_start);
            }
        }
        at = at.max(offset);
        column += text[counted.max(line_start)..offset.max(counted)]
            .chars()
            .count() as u32;
        counted = offset.max(counted);
        place.line_column = Some((line, column));
    }
}

/// Gives every place the line and column that `place` makes of its offset.
#[cfg(feature = "yaml")]
pub(super) fn each(found: &mut [impl Placed], place: impl Fn(usize) -> (u32, u32)) {
    for it in places(found) {
        it.line_column = Some(place(it.offset.unwrap_or(0)));
    }
}

/// Takes the offsets away: there is no text that a person has seen.
pub(super) fn forget(found: &mut [impl Placed]) {
    for place in places(found) {
        place.offset = None;
    }
}

/// Pointers in document order, as far as they tell: entries by number, members by name.
pub(super) fn by_place(a: &str, b: &str) -> Ordering {
    let key = |part: &str| part.parse::<u64>().ok();
    let (mut left, mut right) = (a.split('/'), b.split('/'));
    loop {
        return match (left.next(), right.next()) {
            (Some(l), Some(r)) => match (key(l), key(r)) {
                (Some(l), Some(r)) if l != r => l.cmp(&r),
                _ if l != r => l.cmp(r),
                _ => continue,
            },
            (l, r) => l.is_some().cmp(&r.is_some()),
        };
    }
}
