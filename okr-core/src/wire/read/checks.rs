//! The member `checks`: profile, rules, severities, options, waivers; and baselines.

use std::collections::HashSet;

use super::{Members, Read, Reader};
use crate::{
    diagnostic::{Code, Path, Problem, Subject, shorten},
    lint::{BaselineEntry, Fault, option_fault, rule_fault, selector_fault, value_fault},
    model::{CheckConfig, Waiver},
    values::{Language, Profile, Severity, SubjectKind},
    wire::json::{Kind, Syntax},
};

const CHECKS: Members = Members::new(&[
    ("profile", false),
    ("language", false),
    ("select", false),
    ("ignore", false),
    ("severity", false),
    ("options", false),
    ("waivers", false),
    ("custom", false),
]);
const WAIVER: Members = Members::new(&[
    ("rule", true),
    ("objective", false),
    ("key_result", false),
    ("unit", false),
    ("cycle", false),
    ("kpi", false),
    ("priority", false),
    ("reason", false),
    ("until", false),
    ("custom", false),
]);
const BASELINE: Members = Members::new(&[
    ("okr_baseline", true),
    ("findings", true),
    ("custom", false),
]);
const ENTRY: Members = Members::new(&[
    ("rule", true),
    ("kind", false),
    ("id", false),
    ("count", true),
    ("custom", false),
]);

/// Reads a configuration that stands alone.
pub(in crate::wire) fn read_checks(text: &str) -> Result<(CheckConfig, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    let config = reader.checks(&Path::Root)?;
    reader.lexer.end()?;
    Ok((config, reader.problems))
}

/// Reads the entries of a baseline.
pub(in crate::wire) fn read_baseline(
    text: &str,
) -> Result<(Vec<BaselineEntry>, Vec<Problem>), Syntax> {
    let mut reader = Reader::new(text);
    let mut entries = Vec::new();
    reader.object(&Path::Root, &BASELINE, |r, (_, name), at| {
        match name {
            "okr_baseline" => r.version(at)?,
            "findings" => {
                r.list(at, |r, _, at| {
                    entries.extend(r.baseline_entry(at)?);
                    Ok(())
                })?;
            }
            _ => r.skip(at)?,
        }
        Ok(())
    })?;
    reader.lexer.end()?;
    Ok((entries, reader.problems))
}

impl Reader<'_> {
    pub(super) fn checks(&mut self, at: &Path<'_>) -> Read<CheckConfig> {
        let mut it = CheckConfig::default();
        self.object(at, &CHECKS, |r, (_, name), at| {
            match name {
                "profile" => it.profile = r.word(at, Profile::ALL, Profile::as_str)?,
                "language" => it.language = r.word(at, Language::ALL, Language::as_str)?,
                "select" => it.select = Some(r.selectors(at)?),
                "ignore" => it.ignore = r.selectors(at)?,
                "severity" => {
                    r.map(at, |r, (offset, rule), at| {
                        let known = r.sound(offset, at, selector_fault(rule));
                        let severity = r.word(at, Severity::ALL, Severity::as_str)?;
                        if let (true, Some(severity)) = (known, severity) {
                            it.severity.push((rule.to_owned(), severity));
                        }
                        Ok(())
                    })?;
                }
                "options" => {
                    r.map(at, |r, (offset, rule), at| {
                        let numbers = r.rule_options(offset, rule, at)?;
                        it.options.push((rule.to_owned(), numbers));
                        Ok(())
                    })?;
                }
                "waivers" => {
                    r.list(at, |r, _, at| {
                        it.waivers.push(r.waiver(at)?);
                        Ok(())
                    })?;
                }
                _ => it.custom = Some(r.custom_text(at)?.into_owned()),
            }
            Ok(())
        })?;
        Ok(it)
    }

    /// Codes, names or starts of codes.
    fn selectors(&mut self, at: &Path<'_>) -> Read<Vec<String>> {
        let mut list = Vec::new();
        self.list(at, |r, _, at| {
            if let Some((offset, selector)) = r.string(at)? {
                r.sound(offset, at, selector_fault(&selector));
                list.push(selector.into_owned());
            }
            Ok(())
        })?;
        Ok(list)
    }

    fn rule_options(
        &mut self,
        offset: usize,
        rule: &str,
        at: &Path<'_>,
    ) -> Read<Vec<(String, f64)>> {
        let known = self.sound(offset, at, rule_fault(rule));
        let mut numbers = Vec::new();
        self.map(at, |r, (offset, name), at| {
            if known {
                r.sound(offset, at, option_fault(rule, name));
            }
            r.lexer.kind()?;
            let offset = r.lexer.offset();
            let value = r.number(at)?;
            if !value.is_nan() && r.sound(offset, at, value_fault(rule, name, value)) {
                numbers.push((name.to_owned(), value));
            }
            Ok(())
        })?;
        Ok(numbers)
    }

    fn waiver(&mut self, at: &Path<'_>) -> Read<Waiver> {
        let mut it = Waiver {
            rule: String::new(),
            subject: Subject::new(SubjectKind::Objective, ""),
            reason: String::new(),
            until: None,
            custom: None,
        };
        let (mut subjects, mut reason) = (0, false);
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &WAIVER, |r, (_, name), at| {
            match name {
                "rule" => {
                    if let Some((offset, rule)) = r.string(at)? {
                        r.sound(offset, at, rule_fault(&rule));
                        it.rule = rule.into_owned();
                    }
                }
                "reason" => {
                    reason = true;
                    if let Some((offset, text)) = r.string(at)? {
                        if text.chars().all(char::is_whitespace) {
                            r.no_reason(offset, at, "the waiver");
                        }
                        it.reason = text.into_owned();
                    }
                }
                "until" => it.until = r.date(at)?,
                "custom" => it.custom = Some(r.custom_text(at)?.into_owned()),
                _ => {
                    subjects += 1;
                    if subjects > 1 {
                        let offset = r.lexer.offset();
                        r.report(
                            offset,
                            Code::E017,
                            at,
                            format!("one waiver is for a second thing, `{name}`"),
                            "write a waiver for each",
                        );
                        return r.skip(at);
                    }
                    let kind = SubjectKind::from_word(name).unwrap_or(SubjectKind::Objective);
                    if let Some((offset, id)) = r.string(at)? {
                        it.subject = Subject::new(kind, &id);
                        r.judge_identifier(offset, at, &id);
                    }
                }
            }
            Ok(())
        })?;
        if read.is_some() {
            if subjects == 0 {
                self.report(
                    start,
                    Code::E004,
                    &at.key("objective"),
                    "the waiver is for nothing".to_owned(),
                    "name an `objective`, a `key_result`, a `unit`, a `cycle`, a `kpi` or a `priority`",
                );
            }
            if !reason {
                self.no_reason(start, &at.key("reason"), "the waiver");
            }
        }
        Ok(it)
    }

    fn baseline_entry(&mut self, at: &Path<'_>) -> Read<Option<BaselineEntry>> {
        let (mut rule, mut kind, mut id, mut count) = (String::new(), None, None, 0);
        self.lexer.kind()?;
        let start = self.lexer.offset();
        let read = self.object(at, &ENTRY, |r, (_, name), at| {
            match name {
                "rule" => {
                    let stated = r.string(at)?;
                    rule = stated.map_or(String::new(), |(_, it)| it.into_owned());
                }
                "kind" => kind = r.word(at, SubjectKind::ALL, SubjectKind::as_str)?,
                "id" => id = r.string(at)?.map(|(_, it)| it),
                "count" => count = r.whole_number(at, "findings", "write how many there are")?,
                _ => r.skip(at)?,
            }
            Ok(())
        })?;
        if let Some(present) = read {
            let has = |name| present & (1 << ENTRY.number(name)) != 0;
            for (there, other) in [("kind", "id"), ("id", "kind")] {
                if has(there) && !has(other) {
                    self.missing(start, at, other);
                }
            }
        }
        Ok(read.map(|_| BaselineEntry {
            subject: kind.zip(id).map(|(kind, id)| Subject::new(kind, &id)),
            rule,
            count,
        }))
    }

    /// Reads an object whose keys are not the format's: `member` is called at the value of each
    /// key that stands there first and is not null, with the key and where that stands.
    fn map<F>(&mut self, at: &Path<'_>, mut member: F) -> Read
    where
        F: FnMut(&mut Self, (usize, &str), &Path<'_>) -> Read,
    {
        if self.enter_object(at)?.is_none() {
            return Ok(());
        }
        let mut seen: HashSet<String> = HashSet::new();
        let mut first = true;
        while let Some((offset, key)) = self.lexer.next_key(std::mem::take(&mut first))? {
            let at = &at.key(&key);
            if !seen.insert(key.to_string()) {
                let message = format!("the member `{}` stands twice in one object", shorten(&key));
                self.report(offset, Code::E023, at, message, "keep one of them");
                self.skip(at)?;
            } else if self.lexer.at_null() {
                self.lexer.literal(Kind::Null)?;
            } else {
                member(self, (offset, &key), at)?;
            }
        }
        Ok(())
    }

    /// Whether there is no fault; if there is one, it is reported.
    fn sound(&mut self, offset: usize, at: &Path<'_>, fault: Option<Fault>) -> bool {
        let Some((code, message, help)) = fault else {
            return true;
        };
        self.report(offset, code, at, message, help);
        false
    }
}
