//! What is different between two portfolios, as data and in words.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    diagnostic::{Path, Subject},
    model::Portfolio,
    values::{DifferenceKind, SubjectKind},
    wire::{document::Document, edits},
};

/// What is different between two portfolios.
///
/// Things are matched by identifier; that those of both portfolios stand in another order is a
/// difference of its own, of their list. Check-ins and what else has no identifier are compared entry
/// by entry. The audit trail is no part of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Diff(Vec<Difference>);

/// One difference: something that is there in one portfolio only, or a member that says something
/// else.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    kind: DifferenceKind,
    subject: Option<Subject>,
    member: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

impl Diff {
    /// Every difference: the document's own members, then things in the order of the later portfolio,
    /// those that it has no more at their end.
    pub fn differences(&self) -> &[Difference] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The differences as JSON: a list.
    pub fn to_json(&self) -> String {
        edits::json(&self.0)
    }
}

impl Difference {
    /// Whether something came, went or changed.
    pub fn kind(&self) -> DifferenceKind {
        self.kind
    }

    /// The unit, cycle, KPI, objective, key result, initiative or priority; none for the document itself.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// The member that changed, as a JSON Pointer within the thing: `/check_ins/3`; none when the thing
    /// itself came or went.
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// What it said before, as JSON.
    pub fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }

    /// What it says after, as JSON.
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }
}

impl Serialize for Difference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'d> {
            kind: DifferenceKind,
            #[serde(skip_serializing_if = "Option::is_none")]
            subject: Option<SubjectWire<'d>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            member: Option<&'d str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            before: Option<&'d RawValue>,
            #[serde(skip_serializing_if = "Option::is_none")]
            after: Option<&'d RawValue>,
        }
        #[derive(Serialize)]
        struct SubjectWire<'d> {
            kind: SubjectKind,
            id: &'d str,
        }
        let raw =
            |text: &'_ Option<String>| text.clone().and_then(|it| RawValue::from_string(it).ok());
        let (before, after) = (raw(&self.before), raw(&self.after));
        Wire {
            kind: self.kind,
            subject: (self.subject.as_ref()).map(|it| SubjectWire {
                kind: it.kind(),
                id: it.id(),
            }),
            member: self.member.as_deref(),
            before: before.as_deref(),
            after: after.as_deref(),
        }
        .serialize(serializer)
    }
}

impl fmt::Display for Difference {
    /// One line: `key result kr-nps: check_ins/3 added: {"on":"2026-11-02","value":41}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Some(subject) => {
                let kind = subject.kind().as_str().replace('_', " ");
                write!(f, "{kind} {}", subject.id())?;
            }
            None => f.write_str("portfolio")?,
        }
        let word = self.kind.as_str();
        let Some(member) = &self.member else {
            return write!(f, " {word}");
        };
        let member = member.trim_start_matches('/');
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, ": {member} {before} -> {after}"),
            (before, after) => {
                let value = before.as_ref().or(after.as_ref());
                let value = value.map_or("", String::as_str);
                write!(f, ": {member} {word}: {value}")
            }
        }
    }
}

impl fmt::Display for Diff {
    /// One line for each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, difference) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{difference}")?;
        }
        Ok(())
    }
}

impl Portfolio {
    /// What is different in a later portfolio: as data, and in words by its `Display`.
    ///
    /// ```
    /// # let json = r#"{"okr": "1", "organization": {"name": "Acme"},
    /// #   "units": [{"id": "u", "name": "U", "level": "company"}],
    /// #   "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
    /// #   "objectives": [{"id": "o", "title": "Be better", "owner": "u", "cycle": "q", "commitment": "committed",
    /// #     "key_results": [{"id": "kr", "title": "K", "measure": {"kind": "increase", "baseline": 0, "target": 10}}]}]}"#;
    /// use okr_core::{document::CheckIn, Portfolio, Stamp};
    ///
    /// let before = Portfolio::from_json(json)?;
    /// let today = "2026-11-02".parse()?;
    /// let after = before.check_in("kr", CheckIn::new(today).value(4.0), &Stamp::new(today))?;
    /// assert_eq!(
    ///     before.diff(&after).to_string(),
    ///     r#"key result kr: check_ins/0 added: {"on":"2026-11-02","value":4}"#
    /// );
    /// # Ok::<(), okr_core::Error>(())
    /// ```
    pub fn diff(&self, after: &Self) -> Diff {
        let mut diff = Diff(Vec::new());
        if self.is(after) {
            return diff;
        }
        let (before, after) = (self.to_document(), after.to_document());
        diff.compare(None, "", &own(&before), &own(&after), &[]);
        for (kind, skipped) in KINDS {
            let (before, after) = (things(kind, &before), things(kind, &after));
            diff.things(kind, &before, &after, skipped);
        }
        diff
    }
}

/// The kinds of thing in the order in which they are told, with the members that are told elsewhere.
const KINDS: [(SubjectKind, &[&str]); 7] = [
    (SubjectKind::Priority, &[]),
    (SubjectKind::Unit, &[]),
    (SubjectKind::Cycle, &[]),
    (SubjectKind::Kpi, &[]),
    (SubjectKind::Objective, &["key_results", "initiatives"]),
    (SubjectKind::KeyResult, &[]),
    (SubjectKind::Initiative, &[]),
];

/// Members that are left out at their default.
const DEFAULTS: [(&str, &str); 11] = [
    ("phase", r#""active""#),
    ("weight", "1"),
    ("role", r#""key""#),
    ("from", r#""key_results""#),
    ("combine", r#""mean""#),
    ("accumulate", r#""latest""#),
    ("over", r#""latest""#),
    ("strict", "false"),
    ("interpolate", r#""linear""#),
    ("state", r#""open""#),
    ("source", r#""check_ins""#),
];

/// A thing with an identifier, as JSON, and the objective that it belongs to.
struct Thing<'d> {
    id: &'d str,
    of: Option<&'d str>,
    json: String,
}

impl<'d> Thing<'d> {
    fn new(id: &'d str, value: &impl Serialize) -> Self {
        Self {
            id,
            of: None,
            json: edits::json(value),
        }
    }

    fn of(mut self, objective: &'d str) -> Self {
        self.of = Some(objective);
        self
    }
}

fn things<'d>(kind: SubjectKind, document: &'d Document<'_>) -> Vec<Thing<'d>> {
    let objectives = &document.objectives;
    match kind {
        SubjectKind::Priority => (document.organization.priorities.iter())
            .map(|it| Thing::new(&it.id, it))
            .collect(),
        SubjectKind::Unit => (document.units.iter())
            .map(|it| Thing::new(&it.id, it))
            .collect(),
        SubjectKind::Cycle => (document.cycles.iter())
            .map(|it| Thing::new(&it.id, it))
            .collect(),
        SubjectKind::Kpi => (document.kpis.iter())
            .map(|it| Thing::new(&it.id, it))
            .collect(),
        SubjectKind::Objective => (objectives.iter())
            .map(|it| Thing::new(&it.id, it))
            .collect(),
        SubjectKind::KeyResult => (objectives.iter())
            .flat_map(|of| (of.key_results.iter()).map(|it| Thing::new(&it.id, it).of(&of.id)))
            .collect(),
        SubjectKind::Initiative => (objectives.iter())
            .flat_map(|of| (of.initiatives.iter()).map(|it| Thing::new(&it.id, it).of(&of.id)))
            .collect(),
    }
}

fn ids<'t>(list: &'t [Thing<'_>]) -> Vec<&'t str> {
    list.iter().map(|it| it.id).collect()
}

/// What of a list is in the other too.
fn common<'l>(list: &'l [impl AsRef<str>], other: &[impl AsRef<str>]) -> Vec<&'l str> {
    let there: HashSet<&str> = other.iter().map(AsRef::as_ref).collect();
    (list.iter().map(AsRef::as_ref))
        .filter(|it| there.contains(it))
        .collect()
}

/// Where things of a kind are listed, in the document or in their objective.
fn list_of(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Priority => "/organization/priorities",
        SubjectKind::Unit => "/units",
        SubjectKind::Cycle => "/cycles",
        SubjectKind::Kpi => "/kpis",
        SubjectKind::Objective => "/objectives",
        SubjectKind::KeyResult => "/key_results",
        SubjectKind::Initiative => "/initiatives",
    }
}

/// What the document says of itself.
fn own(document: &Document<'_>) -> String {
    #[derive(Serialize)]
    struct Own<'d, O: Serialize, P: Serialize, C: Serialize, X: Serialize> {
        organization: &'d O,
        #[serde(skip_serializing_if = "Option::is_none")]
        policy: &'d Option<P>,
        #[serde(skip_serializing_if = "Option::is_none")]
        checks: &'d Option<C>,
        #[serde(skip_serializing_if = "Option::is_none")]
        custom: &'d Option<X>,
    }
    let mut organization = document.organization.clone();
    organization.priorities.clear();
    edits::json(&Own {
        organization: &organization,
        policy: &document.policy,
        checks: &document.checks,
        custom: &document.custom,
    })
}

impl Diff {
    fn things(
        &mut self,
        kind: SubjectKind,
        before: &[Thing<'_>],
        after: &[Thing<'_>],
        skipped: &[&str],
    ) {
        let by_id = |things: &[Thing<'_>]| -> HashMap<String, usize> {
            let numbered = things.iter().enumerate();
            numbered.map(|(at, it)| (it.id.to_owned(), at)).collect()
        };
        let (old, new) = (by_id(before), by_id(after));
        // What belongs to an objective that came or went is part of that.
        let told: HashSet<String> = (self.0.iter())
            .filter(|it| it.member.is_none())
            .filter_map(|it| it.subject.as_ref())
            .filter(|subject| subject.kind() == SubjectKind::Objective)
            .map(|subject| subject.id().to_owned())
            .collect();
        let is_told = |it: &Thing<'_>| it.of.is_some_and(|of| told.contains(of));
        for it in after {
            let subject = Some(Subject::new(kind, it.id));
            let Some(&at) = old.get(it.id) else {
                if !is_told(it) {
                    self.push(DifferenceKind::Added, subject, "", None, Some(&it.json));
                }
                continue;
            };
            let was = &before[at];
            if let (Some(a), Some(b)) = (was.of, it.of)
                && a != b
            {
                let (a, b) = (edits::json(&a), edits::json(&b));
                let (changed, subject) = (DifferenceKind::Changed, subject.clone());
                self.push(changed, subject, "/objective", Some(&a), Some(&b));
            }
            self.compare(subject.as_ref(), "", &was.json, &it.json, skipped);
        }
        for it in before {
            if !new.contains_key(it.id) && !is_told(it) {
                let subject = Some(Subject::new(kind, it.id));
                self.push(DifferenceKind::Removed, subject, "", Some(&it.json), None);
            }
        }
        // Those of one list stand together.
        let in_one_list = |a: &Thing<'_>, b: &Thing<'_>| a.of == b.of;
        let lists: HashMap<_, _> = (before.chunk_by(in_one_list))
            .map(|list| (list[0].of, ids(list)))
            .collect();
        for list in after.chunk_by(in_one_list) {
            if let Some(old) = lists.get(&list[0].of) {
                let subject = (list[0].of).map(|of| Subject::new(SubjectKind::Objective, of));
                self.order(subject.as_ref(), list_of(kind), old, &ids(list));
            }
        }
    }

    fn push(
        &mut self,
        kind: DifferenceKind,
        subject: Option<Subject>,
        member: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) {
        self.0.push(Difference {
            kind,
            subject,
            member: (!member.is_empty()).then(|| member.to_owned()),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        });
    }

    /// Compares canonical JSON: objects member by member, lists entry by entry.
    fn compare(
        &mut self,
        subject: Option<&Subject>,
        path: &str,
        before: &str,
        after: &str,
        skipped: &[&str],
    ) {
        if before == after {
            return;
        }
        if let (Some(old), Some(new)) = (members(before), members(after)) {
            let names = new.iter().chain(&old).map(|(name, _)| name);
            let mut seen = HashSet::new();
            for name in names.filter(|name| seen.insert(*name) && !skipped.contains(&name.as_str()))
            {
                let value = |list: &[(String, &'_ str)]| {
                    (list.iter().find(|(other, _)| other == name)).map(|(_, it)| (*it).to_owned())
                };
                let path = path.to_owned() + &Path::Root.key(name).pointer();
                let (mut old, mut new) = (value(&old), value(&new));
                // What is left out is at its default, but in amendments, where it is not amended.
                let plain = !path.starts_with("/amendments/") && !path.contains("/custom");
                if let Some((_, default)) =
                    DEFAULTS.iter().find(|(member, _)| plain && member == name)
                {
                    old.get_or_insert_with(|| (*default).to_owned());
                    new.get_or_insert_with(|| (*default).to_owned());
                }
                self.member(subject, &path, old.as_deref(), new.as_deref());
            }
        } else if let (Some(old), Some(new)) = (entries(before), entries(after)) {
            if let (Some(old), Some(new)) = (named(&old), named(&new)) {
                self.named_entries(subject, path, &old, &new);
                return;
            }
            let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
            let (old_rest, new_rest) = (&old[same..], &new[same..]);
            let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
            let end = ends.take_while(|(a, b)| a == b).count();
            let old_rest = &old_rest[..old_rest.len() - end];
            let new_rest = &new_rest[..new_rest.len() - end];
            for at in 0..old_rest.len().max(new_rest.len()) {
                let path = format!("{path}/{}", same + at);
                let (old, new) = (old_rest.get(at).copied(), new_rest.get(at).copied());
                self.member(subject, &path, old, new);
            }
        } else {
            let changed = DifferenceKind::Changed;
            self.push(changed, subject.cloned(), path, Some(before), Some(after));
        }
    }

    /// Compares lists whose entries have identifiers, such as the items of a checklist.
    fn named_entries(
        &mut self,
        subject: Option<&Subject>,
        path: &str,
        before: &[(String, &str)],
        after: &[(String, &str)],
    ) {
        let find =
            |list: &[(String, &'_ str)], id: &str| list.iter().position(|(other, _)| other == id);
        for (at, (id, new)) in after.iter().enumerate() {
            let old = find(before, id).map(|at| before[at].1);
            self.member(subject, &format!("{path}/{at}"), old, Some(new));
        }
        for (at, (id, old)) in before.iter().enumerate() {
            if find(after, id).is_none() {
                self.member(subject, &format!("{path}/{at}"), Some(old), None);
            }
        }
        let of = |list: &'_ [(String, &str)]| -> Vec<String> {
            list.iter().map(|(id, _)| id.clone()).collect()
        };
        let (before, after) = (of(before), of(after));
        self.order(subject, path, &before, &after);
    }

    /// Tells when what is in both lists stands in another order.
    fn order(
        &mut self,
        subject: Option<&Subject>,
        path: &str,
        before: &[impl AsRef<str>],
        after: &[impl AsRef<str>],
    ) {
        let (old, new) = (common(before, after), common(after, before));
        if old != new {
            let (old, new) = (edits::json(&old), edits::json(&new));
            let changed = DifferenceKind::Changed;
            self.push(changed, subject.cloned(), path, Some(&old), Some(&new));
        }
    }

    /// Compares what may be there on one side only.
    fn member(
        &mut self,
        subject: Option<&Subject>,
        path: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) {
        match (before, after) {
            (Some(before), Some(after)) => self.compare(subject, path, before, after, &[]),
            (None, None) => {}
            // A list that is left out is empty, and the other way round.
            (Some(list), None) | (None, Some(list))
                if list.starts_with('[') && !path.contains("/custom") =>
            {
                let (before, after) = (before.unwrap_or("[]"), after.unwrap_or("[]"));
                self.compare(subject, path, before, after, &[]);
            }
            (before, after) => {
                let kind = match before {
                    None => DifferenceKind::Added,
                    Some(_) => DifferenceKind::Removed,
                };
                self.push(kind, subject.cloned(), path, before, after);
            }
        }
    }
}

/// The members of a JSON object, values as they stand; none for anything else.
fn members(json: &str) -> Option<Vec<(String, &str)>> {
    struct Members<'j>(Vec<(String, &'j str)>);
    impl<'de: 'j, 'j> serde::Deserialize<'de> for Members<'j> {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = Members<'de>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("an object")
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(
                    self,
                    mut map: A,
                ) -> Result<Self::Value, A::Error> {
                    let mut list = Vec::new();
                    while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                        list.push((name, value.get()));
                    }
                    Ok(Members(list))
                }
            }
            deserializer.deserialize_map(Visitor)
        }
    }
    if !json.starts_with('{') {
        return None;
    }
    serde_json::from_str::<Members<'_>>(json)
        .ok()
        .map(|it| it.0)
}

/// The entries of a list with their identifiers, if each has one of its own.
fn named<'j>(entries: &[&'j str]) -> Option<Vec<(String, &'j str)>> {
    let mut seen = HashSet::new();
    (entries.iter())
        .map(|json| {
            let members = members(json)?;
            let (_, id) = members.iter().find(|(name, _)| name == "id")?;
            let id: String = serde_json::from_str(id).ok()?;
            seen.insert(id.clone()).then_some((id, *json))
        })
        .collect()
}

/// The entries of a JSON list as they stand; none for anything else.
fn entries(json: &str) -> Option<Vec<&str>> {
    if !json.starts_with('[') {
        return None;
    }
    let list: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    Some(list.into_iter().map(RawValue::get).collect())
}
