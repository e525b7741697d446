//! Large documents are read in pieces, each by a thread of its own.
//!
//! Where a piece begins is guessed: at a place in the text that can be read as an objective and
//! stands where one may. The guess is right if the reader of what stands before arrives there
//! between two objectives. Then one reader of all of the text would have gone on in the same
//! state, and the rows of the pieces, one behind the other, are what it would have read.
//!
//! Only sound documents are read like this. Where a guess was wrong, or anything else is, all of
//! it is thrown away, and one reader starts anew.

use std::{
    ops::Range,
    sync::mpsc::{Receiver, channel},
};

use super::{Read, Reader};
use crate::{
    diagnostic::Path,
    model::{Arena, Draft, References},
    threads::{Threads, beside},
    wire::json::{Kind, Lexer},
};

/// The smallest piece that is worth a thread, in bytes.
const LEAST: usize = 1_000_000;

/// How many places are tried for the beginning of a piece, and in how many bytes they may lie.
const TRIED: usize = 1000;
const WITHIN: usize = 1 << 18;

/// Objectives lie in the document and in its list of them.
const DEPTH: u32 = 2;

/// The readers of the other pieces, in order, as they come.
pub(super) struct Pieces<'a> {
    next: Vec<Receiver<Option<Piece<'a>>>>,
    /// Whether all that was read was joined.
    joined: bool,
}

/// A reader at the end of its piece, and whether the list of objectives goes on in the next one.
type Piece<'a> = (Reader<'a>, bool);

/// Reads a sound portfolio by several threads; none where one reader has to do it.
///
/// `text` is given if the bytes are known to be UTF-8.
pub(in crate::wire) fn sound_portfolio(
    bytes: &[u8],
    text: Option<&str>,
    threads: Threads,
) -> Option<Draft> {
    let mut starts = starts(bytes, text, threads);
    if starts.len() < 2 || u32::try_from(bytes.len()).is_err() {
        return None;
    }
    starts.push(bytes.len());
    let mut pieces = starts.windows(2).map(|pair| pair[0]..pair[1]);
    let first = pieces.next()?;
    let (mut next, mut others) = (Vec::new(), Vec::new());
    for piece in pieces {
        let (give, take) = channel();
        next.push(take);
        others.push(move || {
            let start = piece.start;
            let read = piece_of(bytes, text, piece).and_then(|text| {
                let mut reader = Reader::of_piece(text, start);
                let cut = reader.objectives_of_piece(true).ok()?;
                reader.problems.is_empty().then_some((reader, cut))
            });
            // Nobody takes it when something else is wrong.
            drop(give.send(read));
        });
    }
    next.reverse();
    let read = || {
        let mut reader = Reader::new(piece_of(bytes, text, first)?);
        reader.draft.reserve(bytes.len());
        reader.pieces = Some(Pieces {
            next,
            joined: false,
        });
        reader.portfolio().ok()?;
        reader.lexer.end().ok()?;
        let joined = reader.pieces.is_some_and(|pieces| pieces.joined);
        (joined && reader.problems.is_empty()).then_some(reader.draft)
    };
    beside(read, others).0
}

/// The text of a piece, if it is UTF-8.
fn piece_of<'a>(bytes: &'a [u8], text: Option<&'a str>, piece: Range<usize>) -> Option<&'a str> {
    match text {
        Some(text) => text.get(piece),
        None => std::str::from_utf8(bytes.get(piece)?).ok(),
    }
}

/// Where pieces of like length begin: at 0, and wherever near a cut an objective seems to.
fn starts(bytes: &[u8], text: Option<&str>, threads: Threads) -> Vec<usize> {
    let size = bytes.len();
    let mut starts = vec![0];
    // Whoever reads the first piece starts the others, and reads what stands around objectives.
    for part in threads.cut(size, LEAST, size / 16).skip(1) {
        let mut from = part.start;
        // The rest of a character that begins before.
        while bytes.get(from).is_some_and(|byte| byte & 0xC0 == 0x80) {
            from += 1;
        }
        let piece = from..bytes.len().min(from + WITHIN);
        let near = match text {
            Some(text) => &text[from..],
            None => sound_start(&bytes[piece]),
        };
        starts.extend(first_objective(near).map(|at| from + at));
    }
    starts.dedup();
    starts
}

/// The text before the first byte that is not UTF-8.
fn sound_start(bytes: &[u8]) -> &str {
    let end = match std::str::from_utf8(bytes) {
        Ok(text) => return text,
        Err(fault) => fault.valid_up_to(),
    };
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

/// Where something begins, behind something else of a list, that reads as a sound objective.
fn first_objective(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let behind_another = |&at: &usize| {
        let mut before = bytes[..at].iter().rev().filter(|byte| **byte > b' ');
        before.next() == Some(&b',') && before.next() == Some(&b'}')
    };
    (text.match_indices('{').map(|(at, _)| at))
        .take_while(|&at| at < WITHIN)
        .filter(behind_another)
        .take(TRIED)
        .find(|&at| {
            let mut reader = Reader::of_piece(&text[at..], 0);
            reader.objective(0, &Path::Root).is_ok() && reader.problems.is_empty()
        })
}

impl<'a> Reader<'a> {
    /// A reader of objectives that stand at `start` of a document.
    fn of_piece(text: &'a str, start: usize) -> Self {
        let mut reader = Self::new("");
        reader.lexer = Lexer::within(text, DEPTH);
        let mut draft = Draft {
            references: References::starting_at(start),
            ..Draft::default()
        };
        if start > 0 {
            draft.store.arena = Arena::starting_at(start, text.len() / 2);
            draft.reserve(text.len());
        }
        reader.draft = draft;
        reader
    }

    pub(super) fn objectives(&mut self, at: &Path<'_>) -> Read {
        let Some(mut pieces) = self.pieces.take() else {
            self.list(at, Self::objective)?;
            return Ok(());
        };
        if self.lexer.kind()? != Kind::Array {
            return self.wrong_type(at, "a list");
        }
        self.lexer.enter()?;
        let mut cut = self.objectives_of_piece(false)?;
        while cut {
            let Some(next) = pieces.next.pop() else {
                return Ok(());
            };
            let Ok(Some((reader, goes_on))) = next.recv() else {
                return Ok(());
            };
            if !self.draft.append(reader.draft) {
                return Ok(());
            }
            self.lexer = reader.lexer;
            cut = goes_on;
        }
        pieces.joined = pieces.next.is_empty();
        self.pieces = Some(pieces);
        Ok(())
    }

    /// Reads objectives up to the end of the list, or to where the piece was cut between two of
    /// them; whether it was. `within` is true where an objective comes next, else the reader stands
    /// at the start of the list.
    fn objectives_of_piece(&mut self, within: bool) -> Read<bool> {
        let at = Path::Root;
        let at = at.key("objectives");
        let mut count = 0;
        loop {
            if (count > 0 || !within) && !self.lexer.next_entry(count == 0)? {
                return Ok(false);
            }
            if count > 0 && self.lexer.at_end() {
                return Ok(true);
            }
            self.objective(count, &at.index(count))?;
            count += 1;
        }
    }
}
