//! Reading values of any shape without keeping them.

use std::borrow::Cow;

use super::json::{Kind, Lexer, Syntax};

/// Reads one value of any shape and tells `on_key` of every key: its offset, its
/// text, the object it is in (a running number), so that duplicates are seen.
/// Iterative, so depth costs no stack.
pub(super) fn scan<'a>(
    lexer: &mut Lexer<'a>,
    mut on_key: impl FnMut(ScanKey<'_, 'a>),
) -> Result<(), Syntax> {
    struct Open {
        object: bool,
        first: bool,
    }
    let mut open: Vec<Open> = Vec::new();
    loop {
        // A value starts here.
        match lexer.kind()? {
            kind @ (Kind::Object | Kind::Array) => {
                lexer.enter()?;
                let object = kind == Kind::Object;
                if object {
                    on_key(ScanKey::Open);
                } else {
                    on_key(ScanKey::List);
                }
                open.push(Open {
                    object,
                    first: true,
                });
            }
            Kind::String => {
                lexer.string()?;
            }
            Kind::Number => {
                lexer.number()?;
            }
            kind => lexer.literal(kind)?,
        }
        // Close what ends, and go to the next value.
        loop {
            let Some(top) = open.last_mut() else {
                return Ok(());
            };
            let first = std::mem::replace(&mut top.first, false);
            if top.object {
                if let Some((offset, key)) = lexer.next_key(first)? {
                    on_key(ScanKey::Key(offset, &key));
                    break;
                }
            } else if lexer.next_entry(first)? {
                on_key(ScanKey::Entry);
                break;
            }
            on_key(ScanKey::Close);
            open.pop();
        }
    }
}

/// What [`scan`] meets.
pub(super) enum ScanKey<'k, 'a> {
    /// An object opens.
    Open,
    /// A list opens.
    List,
    /// A list's next entry starts.
    Entry,
    /// A key of the innermost open object.
    Key(usize, &'k Cow<'a, str>),
    /// The innermost object or list closes.
    Close,
}
