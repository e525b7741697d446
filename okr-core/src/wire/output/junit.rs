//! `JUnit` XML: a suite for each document, a case for each diagnostic.

use std::{borrow::Cow, fmt::Write as _};

use super::{Checked, Diagnostic, RenderOptions};

pub(super) fn render(documents: &[Checked<'_>], options: &RenderOptions) -> String {
    let (mut suites, mut all) = (String::new(), Counts::default());
    for document in documents {
        let (mut cases, mut counts) = (String::new(), Counts::default());
        for it in document.told(options) {
            case(document, it, options, &mut cases, &mut counts);
        }
        if counts.tests == 0 {
            counts.tests = 1;
            let file = escape(document.file);
            // Writing to a String cannot fail.
            let _ = writeln!(
                cases,
                "    <testcase classname=\"{file}\" name=\"no findings\"/>"
            );
        }
        let file = escape(document.file);
        let _ = write!(
            suites,
            "  <testsuite name=\"{file}\" {}>\n{cases}  </testsuite>\n",
            counts.attributes()
        );
        all.add(&counts);
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"okr\" {}>\n{suites}</testsuites>\n",
        all.attributes()
    )
}

#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn attributes(&self) -> String {
        format!(
            "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
            self.tests, self.failures, self.errors, self.skipped
        )
    }

    fn add(&mut self, other: &Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }
}

fn case(
    document: &Checked<'_>,
    it: &Diagnostic<'_>,
    options: &RenderOptions,
    out: &mut String,
    counts: &mut Counts,
) {
    let place = match (it.line(), it.place.path.as_str()) {
        (Some((line, column)), _) => format!(":{line}:{column}"),
        (None, path) => path.to_owned(),
    };
    let place = format!("{}{place}", document.file);
    let what = it.subject.map_or(String::new(), |(_, id)| format!(" {id}"));
    let mut more = vec![place.clone()];
    if !it.help.is_empty() {
        more.push(format!("help: {}", it.help));
    }
    for beside in &it.related {
        more.push(format!("see {}: {}", beside.place.path, beside.message));
    }
    counts.tests += 1;
    let message = escape(it.message);
    let body = more.join("\n");
    let inner = if let Some(waiver) = it.waiver_words() {
        counts.skipped += 1;
        format!("<skipped message=\"{}\"/>", escape(&waiver))
    } else if it.severity > options.fails {
        format!("<system-out>{message}\n{}</system-out>", escape_text(&body))
    } else {
        let element = if document.failed { "error" } else { "failure" };
        counts.errors += usize::from(document.failed);
        counts.failures += usize::from(!document.failed);
        format!(
            "<{element} type=\"{}\" message=\"{message}\">{}</{element}>",
            it.severity,
            escape_text(&body)
        )
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "    <testcase classname=\"{}\" name=\"{}\">{inner}</testcase>",
        escape(document.file),
        escape(&format!("{} {}{what}", it.code, it.name))
    );
}

/// Text within elements.
fn escape_text(text: &str) -> Cow<'_, str> {
    escape_but(text, |c| c == '\n')
}

/// The value of an attribute, in double quotes.
fn escape(text: &str) -> Cow<'_, str> {
    escape_but(text, |_| false)
}

/// Characters that XML 1.0 cannot have at all become U+FFFD.
fn escape_but(text: &str, plain: impl Fn(char) -> bool) -> Cow<'_, str> {
    let special = |c: char| {
        matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{fffe}' | '\u{ffff}')
            || (c < ' ' && !plain(c))
    };
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if !special(c) => out.push(c),
            '\n' | '\r' | '\t' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}
