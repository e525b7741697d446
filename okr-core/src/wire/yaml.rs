//! YAML 1.2 of the core schema: rewritten as JSON, event by event, and loaded as such,
//! so that there is one reader. A table leads from places in the JSON back to the YAML.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput};

use super::{json::MAX_DEPTH, load, locate};
use crate::{
    diagnostic::{Code, Placed, Problem},
    error::{Error, ErrorKind},
    lint::Findings,
    model::{CheckConfig, Portfolio},
};

impl Portfolio {
    /// Loads a portfolio from YAML 1.2: core schema, string keys, no anchors, no tags.
    ///
    /// ```
    /// # use okr_core::Portfolio;
    /// let error = Portfolio::from_yaml("okr: '1'\norganization:\n  nmae: Acme\n").unwrap_err();
    /// let typo = error.problems().iter().find(|p| p.name() == "unknown-member").unwrap();
    /// assert_eq!((typo.line(), typo.column()), (Some(3), Some(3)));
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Portfolio::from_json`], with lines and columns of the YAML.
    pub fn from_yaml(text: &str) -> Result<Self, Error> {
        let fail = |problems| Error::new(ErrorKind::Load, load::sorted(problems));
        let rewritten = rewrite(text).map_err(|problem| fail(vec![problem]))?;
        load::load(&rewritten.json).map_err(|mut problems| {
            locate::locate(&rewritten.json, &mut problems);
            locate::each(&mut problems, |offset| rewritten.place(offset));
            fail(problems)
        })
    }

    /// Loads a portfolio from YAML bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Portfolio::from_yaml`]; `E001` at the first byte that is not UTF-8.
    pub fn from_yaml_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_yaml(load::utf8(bytes, ErrorKind::Load)?)
    }
}

impl CheckConfig {
    /// Reads a configuration from YAML 1.2, as [`Portfolio::from_yaml`] reads a portfolio.
    ///
    /// # Errors
    ///
    /// Every problem of the text, with its place.
    pub fn from_yaml(text: &str) -> Result<Self, Error> {
        let fail = |problems| Error::new(ErrorKind::Config, load::sorted(problems));
        let rewritten = rewrite(text).map_err(|problem| fail(vec![problem]))?;
        load::config(&rewritten.json).map_err(|mut problems| {
            locate::locate(&rewritten.json, &mut problems);
            locate::each(&mut problems, |offset| rewritten.place(offset));
            fail(problems)
        })
    }

    /// Reads a configuration from YAML bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`CheckConfig::from_yaml`]; `E001` at the first byte that is not UTF-8.
    pub fn from_yaml_slice(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_yaml(load::utf8(bytes, ErrorKind::Config)?)
    }
}

impl Findings {
    /// As [`Findings::locate`], for a portfolio that was loaded from YAML.
    ///
    /// ```
    /// # use okr_core::{CheckOptions, Portfolio};
    /// let text = "okr: '1'\norganization: {name: Acme}\nunits:\n- {id: acme, name: Acme, level: company}
    /// cycles: [{id: q4, start: 2026-10-01, end: 2026-12-31}]\nobjectives: []\n";
    /// let portfolio = Portfolio::from_yaml(text)?;
    /// let mut findings = portfolio.check(&CheckOptions::new("2026-11-15".parse()?));
    /// findings.locate_yaml(text);
    /// assert_eq!((findings[0].path(), findings[0].line(), findings[0].column()), ("/units/0", Some(4), Some(3)));
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn locate_yaml(&mut self, text: &str) {
        let Ok(rewritten) = rewrite(text) else {
            return;
        };
        let (found, waived) = self.lists_mut();
        rewritten.locate(found);
        rewritten.locate(waived);
    }
}

/// Gives everything the line and column of its place in a YAML text.
pub(super) fn locate(text: &str, list: &mut [impl Placed]) {
    if let Ok(rewritten) = rewrite(text) {
        rewritten.locate(list);
    }
}

/// YAML as JSON.
#[derive(Default)]
struct Rewritten {
    json: String,
    /// Offset in the JSON, line and column in the YAML; rising.
    places: Vec<(usize, u32, u32)>,
}

/// A mapping or sequence that is open.
enum Open {
    Sequence {
        first: bool,
    },
    /// Whether a key comes next.
    Mapping {
        first: bool,
        key: bool,
    },
}

impl Rewritten {
    fn place(&self, offset: usize) -> (u32, u32) {
        let after = self.places.partition_point(|&(at, ..)| at <= offset);
        let place = after.checked_sub(1).map(|at| self.places[at]);
        place.map_or((1, 1), |(_, line, column)| (line, column))
    }

    /// Gives everything the line and column of its place.
    fn locate(&self, list: &mut [impl Placed]) {
        if locate::locate(&self.json, list) {
            locate::each(list, |offset| self.place(offset));
        }
        locate::forget(list);
    }

    fn mark(&mut self, at: Marker) {
        let (line, column) = line_column(at);
        self.places.push((self.json.len(), line, column));
    }
}

fn line_column(at: Marker) -> (u32, u32) {
    (at.line() as u32, at.col() as u32 + 1)
}

fn problem(at: Marker, message: impl Into<String>, help: &str) -> Problem {
    let mut problem = Problem::new(Code::E001, String::new(), message.into(), help.to_owned());
    problem.place.line_column = Some(line_column(at));
    problem
}

fn rewrite(text: &str) -> Result<Rewritten, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str(text);
    let mut out = Rewritten::default();
    let mut open: Vec<Open> = Vec::new();
    let mut documents = 0;
    while let Some(event) = parser.next_event() {
        let (event, Span { start, .. }) = event.map_err(|fault| {
            problem(
                *fault.marker(),
                fault.info().to_lowercase(),
                "write well-formed YAML 1.2",
            )
        })?;
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(problem(
                        start,
                        "a second document starts here",
                        "keep one document in one text",
                    ));
                }
            }
            Event::Alias(_) => {
                return Err(problem(
                    start,
                    "an alias stands here",
                    "write the value out: anchors and aliases are not allowed",
                ));
            }
            Event::Scalar(value, style, anchor, tag) => {
                plain_node(start, anchor, tag.is_some())?;
                let key = before_value(&mut out, &mut open, start)?;
                scalar(&mut out.json, &value, style, key, start)?;
                after_value(&mut out, &mut open);
            }
            Event::SequenceStart(anchor, tag) => {
                plain_node(start, anchor, tag.is_some())?;
                if before_value(&mut out, &mut open, start)? {
                    return Err(key_fault(start));
                }
                out.json.push('[');
                open.push(Open::Sequence { first: true });
                depth(&open, start)?;
            }
            Event::MappingStart(anchor, tag) => {
                plain_node(start, anchor, tag.is_some())?;
                if before_value(&mut out, &mut open, start)? {
                    return Err(key_fault(start));
                }
                out.json.push('{');
                open.push(Open::Mapping {
                    first: true,
                    key: true,
                });
                depth(&open, start)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                out.mark(start);
                out.json.push(match open.pop() {
                    Some(Open::Mapping { .. }) => '}',
                    _ => ']',
                });
                after_value(&mut out, &mut open);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    if documents == 0 {
        let start = Marker::new(0, 1, 0);
        return Err(problem(
            start,
            "the text holds no document",
            "write a portfolio",
        ));
    }
    Ok(out)
}

fn depth(open: &[Open], at: Marker) -> Result<(), Problem> {
    if open.len() > MAX_DEPTH as usize {
        return Err(problem(
            at,
            "values are nested deeper than 128",
            "nest less deeply",
        ));
    }
    Ok(())
}

fn plain_node(at: Marker, anchor: usize, tag: bool) -> Result<(), Problem> {
    let (what, help) = match (anchor, tag) {
        (0, false) => return Ok(()),
        (0, true) => (
            "a tag stands here",
            "leave the tag out: the core schema needs none",
        ),
        _ => (
            "an anchor stands here",
            "leave it out: anchors and aliases are not allowed",
        ),
    };
    Err(problem(at, what, help))
}

fn key_fault(at: Marker) -> Problem {
    problem(
        at,
        "a key is not text",
        "write keys as text, in quotes where they look like a number",
    )
}

/// Writes what comes before a value or key; whether it is a key.
fn before_value(out: &mut Rewritten, open: &mut [Open], at: Marker) -> Result<bool, Problem> {
    let is_key = match open.last_mut() {
        Some(Open::Sequence { first }) => {
            if !std::mem::replace(first, false) {
                out.json.push(',');
            }
            false
        }
        Some(Open::Mapping { first, key }) => {
            if *key && !std::mem::replace(first, false) {
                out.json.push(',');
            }
            *key
        }
        None => false,
    };
    if u32::try_from(out.json.len()).is_err() {
        return Err(problem(at, "the document has 4 GiB or more", "split it"));
    }
    out.mark(at);
    Ok(is_key)
}

/// Writes what comes after a value or key.
fn after_value(out: &mut Rewritten, open: &mut [Open]) {
    if let Some(Open::Mapping { key, .. }) = open.last_mut() {
        if *key {
            out.json.push(':');
        }
        *key = !*key;
    }
}

fn scalar(
    json: &mut String,
    value: &str,
    style: ScalarStyle,
    key: bool,
    at: Marker,
) -> Result<(), Problem> {
    let resolved = (style == ScalarStyle::Plain)
        .then(|| core_schema(value))
        .flatten();
    match resolved {
        Some(_) if key => return Err(key_fault(at)),
        Some(literal) => json.push_str(&literal),
        None => json.push_str(&serde_json::Value::from(value).to_string()),
    }
    Ok(())
}

/// What the core schema makes of a plain scalar, as JSON; none for text.
fn core_schema(value: &str) -> Option<String> {
    match value {
        "" | "~" | "null" | "Null" | "NULL" => return Some("null".to_owned()),
        "true" | "True" | "TRUE" => return Some("true".to_owned()),
        "false" | "False" | "FALSE" => return Some("false".to_owned()),
        // JSON has no such numbers: they are read as one too large, and reported there.
        ".nan" | ".NaN" | ".NAN" => return Some("1e999".to_owned()),
        _ => {}
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = value.strip_prefix(prefix) {
            let all = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
            return all.then(|| match u128::from_str_radix(digits, radix) {
                Ok(number) => number.to_string(),
                Err(_) => "1e999".to_owned(),
            });
        }
    }
    let (sign, number) = match value.as_bytes()[0] {
        b'-' => ("-", &value[1..]),
        b'+' => ("", &value[1..]),
        _ => ("", value),
    };
    if matches!(number, ".inf" | ".Inf" | ".INF") {
        return Some(format!("{sign}1e999"));
    }
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
        return None;
    }
    let mut out = sign.to_owned();
    let whole = whole.trim_start_matches('0');
    out.push_str(if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if unsigned.is_empty() || !digits(unsigned) {
            return None;
        }
        out.push('e');
        out.push_str(exponent);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_schema() {
        for (yaml, json) in [
            ("~", "null"),
            ("", "null"),
            ("True", "true"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("+12", "12"),
            ("-007", "-7"),
            (".5", "0.5"),
            ("1.", "1"),
            ("1e3", "1e3"),
            ("-.5E-2", "-0.5e-2"),
            (".inf", "1e999"),
            ("-.INF", "-1e999"),
            ("0", "0"),
            ("00", "0"),
        ] {
            assert_eq!(core_schema(yaml).as_deref(), Some(json), "{yaml}");
        }
        for text in [
            "yes",
            "on",
            "2026-01-01",
            "1_000",
            "0x",
            "0xg",
            ".",
            "e3",
            "1e",
            "--1",
            "+",
            "1.2.3",
            "nul",
            "tRue",
            "1e+",
        ] {
            assert_eq!(core_schema(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_allowed_is_said_where_it_stands() {
        for (yaml, line, column, words) in [
            ("a: &x 1\n", 1, 4, "anchor"),
            ("a: *x\n", 1, 4, "unknown anchor"),
            ("a: !!str 1\n", 1, 4, "tag"),
            ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
            ("1: a\n", 1, 1, "key is not text"),
            ("? [a]\n: b\n", 1, 3, "key is not text"),
            ("", 1, 1, "no document"),
            ("a: [1\n", 2, 1, ""),
        ] {
            let problem = rewrite(yaml).err().unwrap();
            assert_eq!(problem.code, Code::E001, "{yaml}");
            assert!(problem.message.contains(words), "{yaml}: {problem}");
            assert_eq!(
                problem.place.line_column.map(|(l, _)| l),
                Some(line),
                "{yaml}: {problem}"
            );
            if !words.is_empty() {
                assert_eq!(
                    problem.place.line_column,
                    Some((line, column)),
                    "{yaml}: {problem}"
                );
            }
        }
        assert!(rewrite(&"[".repeat(1_000_000)).is_err());
        assert!(rewrite(&"- ".repeat(1_000)).is_err());
    }
}
