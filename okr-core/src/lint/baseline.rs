//! Findings that are known and not told again, so that an old portfolio can start clean.

use std::collections::BTreeMap;

use super::{Finding, Findings};
use crate::{diagnostic::Subject, values::SubjectKind};

/// How many findings of each rule about each thing are known already.
///
/// Neither lines nor messages are in it, so that it survives edits.
///
/// ```
/// # use okr_core::{Baseline, CheckOptions, Portfolio};
/// let portfolio = Portfolio::from_json(r#"{"okr": "1", "organization": {"name": "Acme"},
///  "units": [{"id": "acme", "name": "Acme", "level": "company"}],
///  "cycles": [{"id": "q4", "start": "2026-10-01", "end": "2026-12-31"}], "objectives": []}"#)?;
/// let findings = portfolio.check(&CheckOptions::new("2026-11-15".parse()?));
/// let text = findings.baseline().to_json();
/// let fresh = findings.without(&Baseline::from_json(&text)?);
/// assert_eq!((fresh.findings.len(), fresh.known, fresh.gone.entries().len()), (0, findings.len(), 0));
/// # Ok::<(), okr_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    pub(crate) entries: Vec<BaselineEntry>,
}

/// So many findings of one rule about one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaselineEntry {
    pub(crate) rule: String,
    pub(crate) subject: Option<Subject>,
    pub(crate) count: u64,
}

/// What is left of findings when those that are known are taken out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Fresh {
    /// What is new. Of several findings of one rule about one thing, the first ones in
    /// document order are taken for the known ones.
    pub findings: Findings,
    /// How many were known.
    pub known: usize,
    /// What the baseline has too much, of rules that ran: it can be written anew without.
    pub gone: Baseline,
}

/// Code of the rule, kind and identifier of the thing.
type Key<'k> = (&'k str, Option<(SubjectKind, &'k str)>);

impl BaselineEntry {
    /// The code of the rule.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// What the findings are about; none for the document as a whole.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// How many findings.
    pub fn count(&self) -> u64 {
        self.count
    }

    fn key(&self) -> Key<'_> {
        let subject = self.subject.as_ref();
        (&self.rule, subject.map(|it| (it.kind(), it.id())))
    }
}

impl Baseline {
    /// The baseline of findings by the codes of their rules and what they are about.
    pub fn of<'k>(
        findings: impl IntoIterator<Item = (&'k str, Option<(SubjectKind, &'k str)>)>,
    ) -> Self {
        let mut counts: BTreeMap<Key<'_>, u64> = BTreeMap::new();
        for key in findings {
            *counts.entry(key).or_default() += 1;
        }
        let entries = counts
            .into_iter()
            .map(|((rule, subject), count)| BaselineEntry {
                rule: rule.to_owned(),
                subject: subject.map(|(kind, id)| Subject::new(kind, id)),
                count,
            });
        Self {
            entries: entries.collect(),
        }
    }

    /// The entries, by rule, then kind and identifier when it was made from findings.
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }

    /// Which of some findings are new, in their order, and what the baseline has too
    /// much of those rules for which `ran` says so.
    pub fn split<'k>(
        &self,
        findings: impl IntoIterator<Item = (&'k str, Option<(SubjectKind, &'k str)>)>,
        ran: impl Fn(&str) -> bool,
    ) -> (Vec<bool>, Self) {
        let mut left: BTreeMap<Key<'_>, u64> = BTreeMap::new();
        for entry in &self.entries {
            *left.entry(entry.key()).or_default() += entry.count;
        }
        let is_new = |key: Key<'k>| match left.get_mut(&key) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        let new = findings.into_iter().map(is_new).collect();
        let mut gone = Vec::new();
        for entry in &self.entries {
            let rest = left.remove(&entry.key()).unwrap_or(0);
            if rest > 0 && ran(&entry.rule) {
                gone.push(BaselineEntry {
                    count: rest,
                    ..entry.clone()
                });
            }
        }
        (new, Self { entries: gone })
    }
}

fn key(finding: &Finding) -> Key<'_> {
    let subject = finding.subject();
    (finding.code(), subject.map(|it| (it.kind(), it.id())))
}

impl Findings {
    /// What to keep so that these findings are not told again; see [`Findings::without`].
    ///
    /// What is waived is not in it.
    pub fn baseline(&self) -> Baseline {
        Baseline::of(self.iter().map(key))
    }

    /// The findings that a baseline does not know, and what it need not know any longer.
    ///
    /// A rule that no longer exists counts as one that ran.
    #[must_use]
    pub fn without(&self, baseline: &Baseline) -> Fresh {
        let ran = |code: &str| match super::rule(code) {
            Some(rule) => self.ran().contains(&rule),
            None => true,
        };
        let (new, gone) = baseline.split(self.iter().map(key), ran);
        let known = new.iter().filter(|new| !**new).count();
        let left = self.iter().zip(new).filter(|(_, new)| *new);
        let findings = self.with(left.map(|(finding, _)| finding.clone()).collect());
        Fresh {
            findings,
            known,
            gone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [SubjectKind; 2] = [SubjectKind::Objective, SubjectKind::KeyResult];

    #[test]
    fn the_first_ones_are_the_known_ones() {
        let a = ("ALN001", Some((KINDS[0], "a")));
        let other = ("ALN001", Some((KINDS[1], "a")));
        let whole = ("ALN013", None);
        let baseline = Baseline::of([a, whole, a]);
        assert_eq!(baseline.entries().len(), 2);
        let (new, gone) = baseline.split([other, a, a, a], |_| true);
        assert_eq!(new, [true, false, false, true]);
        let gone = gone.entries();
        assert_eq!(
            (gone.len(), gone[0].rule(), gone[0].count()),
            (1, "ALN013", 1)
        );
        let (_, gone) = baseline.split([a], |code| code != "ALN013");
        assert_eq!(
            (gone.entries().len(), gone.entries()[0].count()),
            (1, 1),
            "one of two is left over"
        );
    }
}
