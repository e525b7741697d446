//! JSON Pointers (RFC 6901), built only when something is wrong.

use core::fmt::Write as _;

/// A place in a document: a chain of borrowed steps up to the root, made on the stack.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    pub(crate) fn key<'p>(&'p self, key: &'p str) -> Path<'p> {
        Path::Key(self, key)
    }

    pub(crate) fn index(&self, index: usize) -> Path<'_> {
        Path::Index(self, index)
    }

    /// The JSON Pointer: `~` and `/` in keys are escaped.
    pub(crate) fn pointer(&self) -> String {
        let mut out = String::new();
        self.push(&mut out);
        out
    }

    fn push(&self, out: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(parent, key) => {
                parent.push(out);
                out.push('/');
                for c in key.chars() {
                    match c {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        _ => out.push(c),
                    }
                }
            }
            Self::Index(parent, index) => {
                parent.push(out);
                let _ = write!(out, "/{index}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped() {
        let root = Path::Root;
        let list = root.key("a/b~c");
        let entry = list.index(3);
        assert_eq!(entry.key("").pointer(), "/a~1b~0c/3/");
        assert_eq!(root.pointer(), "");
    }
}
