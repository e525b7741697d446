//! Annotations of GitHub Actions: workflow commands, one a line.

use std::fmt::Write as _;

use super::{Checked, RenderOptions};
use crate::values::Severity;

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let mut out = String::new();
    for document in documents {
        let lines = document.lines();
        for it in document.told(options) {
            let command = match (it.waiver.is_some(), it.severity) {
                (true, _) | (false, Severity::Hint) => "notice",
                (false, Severity::Warning) => "warning",
                (false, Severity::Error) => "error",
            };
            let mut place = String::new();
            if let Some((line, column)) = it.line() {
                // Writing to a String cannot fail.
                let _ = write!(place, ",line={line},col={column}");
                if let Some(end) = lines.end_column((line, column)) {
                    let _ = write!(place, ",endColumn={end}");
                }
            }
            let mut text = it.message.to_owned();
            for more in [Some(it.help.to_owned()), it.waiver_words()] {
                let more = more.filter(|more| !more.is_empty());
                text.extend(more.into_iter().flat_map(|more| ["\n".to_owned(), more]));
            }
            let _ = writeln!(
                out,
                "::{command} file={}{place},title={}::{}",
                property(document.file),
                property(&format!("{} {}", it.code, it.name)),
                data(&text)
            );
        }
    }
    out
}

/// The text after the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
