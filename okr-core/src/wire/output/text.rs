//! Diagnostics as compilers show them: the place, the line, a caret, the remedy.

use super::{
    Beside, Checked, Diagnostic, RenderOptions, count,
    shown::{clean, fit, fit_end, width},
    source::{Source, extent},
};
use crate::{diagnostic::Place, values::Severity};

/// As much of a line is shown; a document may be one long line.
const WIDEST: usize = 100;
/// A caret is not drawn longer than this.
const LONGEST: usize = 60;

/// Colours words if that is wanted.
struct Paint(bool);

impl Paint {
    fn bold(&self, text: &str) -> String {
        self.with(text, 1)
    }

    fn blue(&self, text: &str) -> String {
        self.with(text, 34)
    }

    fn with(&self, text: &str, colour: u8) -> String {
        if self.0 {
            format!("\u{1b}[{colour}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// One document as it is shown.
struct Page<'p> {
    file: &'p str,
    lines: Source<'p>,
    paint: Paint,
    widest: usize,
}

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let mut out = String::new();
    for document in documents {
        let file = clean(document.file);
        let page = Page {
            file: &file,
            lines: document.lines(),
            paint: Paint(options.colour),
            widest: options.width.unwrap_or(WIDEST).min(WIDEST),
        };
        for it in document.told(options) {
            page.diagnostic(it, &mut out);
        }
        out.push_str(&page.paint.bold(&summary(document, &file)));
        out.push('\n');
    }
    out
}

/// "okrs.yaml: 3 findings (1 error, 2 warnings), 1 waived".
fn summary(document: &Checked<'_>, file: &str) -> String {
    let all = document.diagnostics.len();
    let waived = match document.waived.len() {
        0 => String::new(),
        waived => format!(", {waived} waived"),
    };
    if document.failed {
        return format!("{file}: {}", count(all, "problem"));
    }
    if all == 0 {
        return format!("{file}: no findings{waived}");
    }
    let of = |severity: Severity| {
        let fitting = document
            .diagnostics
            .iter()
            .filter(|it| it.severity == severity);
        match fitting.count() {
            0 => None,
            number => Some(count(number, severity.as_str())),
        }
    };
    let parts: Vec<_> = Severity::ALL.iter().filter_map(|&it| of(it)).collect();
    format!(
        "{file}: {} ({}){waived}",
        count(all, "finding"),
        parts.join(", ")
    )
}

fn colour(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 31,
        Severity::Warning => 33,
        Severity::Hint => 34,
    }
}

impl Page<'_> {
    fn diagnostic(&self, it: &Diagnostic<'_>, out: &mut String) {
        let (file, paint) = (self.file, &self.paint);
        let place = match it.line() {
            Some((line, column)) => format!("{file}:{line}:{column}:"),
            None => format!("{file}:"),
        };
        let kind = paint.with(
            &format!("{}[{}]", it.severity, it.code),
            colour(it.severity),
        );
        let mut lines = vec![format!(
            "{} {kind}: {}",
            paint.bold(&place),
            clean(it.message)
        )];
        let places = it.related.iter().map(|beside| &beside.place);
        let numbers = std::iter::once(&it.place).chain(places);
        let largest = numbers
            .filter_map(|place| place.line_column)
            .map(|(line, _)| line)
            .max();
        let gutter = largest.unwrap_or(0).to_string().len();
        let note = format!("{} {}", " ".repeat(gutter), paint.blue("="));
        self.excerpt(&it.place, gutter, colour(it.severity), &mut lines);
        if !it.place.path.is_empty() {
            lines.push(format!("{note} at {}", clean(&it.place.path)));
        }
        if !it.help.is_empty() {
            lines.push(format!("{note} help: {}", clean(it.help)));
        }
        if let Some(waiver) = it.waiver_words() {
            lines.push(format!("{note} {}", clean(&waiver)));
        }
        for Beside { message, place, .. } in &it.related {
            let at = match place.line_column {
                Some((line, column)) => format!("{line}:{column}"),
                None => clean(&place.path).into_owned(),
            };
            lines.push(format!("{note} see {at}: {}", clean(message)));
            self.excerpt(place, gutter, 34, &mut lines);
        }
        for line in lines {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    }

    /// The line with its number, and a caret under the place; of a long line what is around the place.
    fn excerpt(&self, place: &Place, gutter: usize, colour: u8, out: &mut Vec<String>) {
        let Some((line, column)) = place.line_column else {
            return;
        };
        let Some((before, after)) = self.lines.around((line, column)) else {
            return;
        };
        let room = self.widest.saturating_sub(gutter + 3).max(20);
        let near = before
            .char_indices()
            .rev()
            .nth(room)
            .map_or(0, |(at, _)| at);
        let mut before = clean(&before[near..]).into_owned();
        if near > 0 || width(&before) > room / 2 {
            before = fit_end(&before, room / 2);
        }
        let far = after
            .char_indices()
            .nth(room + 1)
            .map_or(after.len(), |(at, _)| at);
        let shown = fit(&clean(&after[..far]), room - width(&before));
        let marked = &after[..extent(after).min(far)];
        let long = width(&clean(marked)).min(width(&shown)).clamp(1, LONGEST);
        let bar = self.paint.blue("|");
        let number = self.paint.blue(&format!("{line:>gutter$}"));
        out.push(format!("{number} {bar} {before}{shown}"));
        let caret = self.paint.with(&"^".repeat(long), colour);
        let space = " ".repeat(width(&before));
        out.push(format!("{} {bar} {space}{caret}", " ".repeat(gutter)));
    }
}
