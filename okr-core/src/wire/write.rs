//! Numbers and layout of what is written.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// Writes numbers as ECMAScript does (RFC 8785) and leaves the layout to another formatter.
struct Numbers<F> {
    layout: F,
    /// What stands for a null, which is also what a number that is not finite is written as.
    null: &'static str,
}

macro_rules! layout {
    ($($method:ident($($arg:ident: $type:ty),*);)+) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($arg: $type),*) -> io::Result<()> {
            self.layout.$method(writer, $($arg),*)
        })+
    };
}

impl<F: Formatter> Formatter for Numbers<F> {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format(value).as_bytes())
    }

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(self.null.as_bytes())
    }

    layout! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}

/// Canonical JSON without white space.
pub(super) fn compact(value: &impl Serialize) -> String {
    write(value, CompactFormatter, "null")
}

/// The same with line breaks and two spaces a level.
pub(super) fn pretty(value: &impl Serialize) -> String {
    write(value, PrettyFormatter::new(), "null")
}

/// JSON to be read back at once: documents have no nulls, so a null is a number that is
/// not finite, and reading it as one too large reports it where it stands.
pub(super) fn for_reading(value: &impl Serialize) -> String {
    write(value, CompactFormatter, "1e999")
}

fn write(value: &impl Serialize, layout: impl Formatter, null: &'static str) -> String {
    let mut out = Vec::with_capacity(1024);
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Numbers { layout, null });
    // Writing to memory does not fail, nor do our own types.
    let _ = value.serialize(&mut serializer);
    String::from_utf8(out).unwrap_or_default()
}
