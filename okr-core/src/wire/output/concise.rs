//! One line for each diagnostic.

use std::fmt::Write as _;

use super::{Checked, RenderOptions, shown::clean};

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let mut out = String::new();
    for document in documents {
        let file = clean(document.file);
        for it in document.told(options) {
            let place = match (it.line(), it.place.path.as_str()) {
                (Some((line, column)), _) => format!("{line}:{column}:"),
                (None, "") => String::new(),
                (None, path) => format!(" {}:", clean(path)),
            };
            let message = clean(it.message);
            let waiver = it
                .waiver_words()
                .map_or(String::new(), |it| format!(" ({})", clean(&it)));
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "{file}:{place} {} {} {message}{waiver}",
                it.severity, it.code
            );
        }
    }
    out
}
