//! What a line says that it is: `Objective:`, `VP Sales KR 2:`, `Key results:`, `Owner: Ada`.

use super::line::without_emphasis;
use crate::values::Commitment;

/// What a line says that it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    Objective,
    KeyResult,
    Initiative,
    /// `Objectives:`, `Key results:`, `Initiatives:` alone: what the lines below are.
    Objectives,
    KeyResults,
    Initiatives,
    Owner,
    Cycle,
}

/// A line without what is no title.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Labelled<'t> {
    pub(super) label: Option<Label>,
    /// Who it is of.
    pub(super) owner: Option<&'t str>,
    pub(super) commitment: Option<Commitment>,
    pub(super) title: &'t str,
}

const OBJECTIVE: [&str; 7] = [
    "objective",
    "obj",
    "goal",
    "o",
    "ziel",
    "objectif",
    "objetivo",
];
const KEY_RESULT: [&str; 6] = [
    "key result",
    "kr",
    "schlüsselergebnis",
    "résultat clé",
    "resultado clave",
    "key results",
];
const INITIATIVE: [&str; 5] = [
    "initiative",
    "initiativen",
    "iniciativa",
    "project",
    "projekt",
];
const OBJECTIVES: [&str; 7] = [
    "objectives",
    "okrs",
    "okr",
    "goals",
    "ziele",
    "objectifs",
    "objetivos",
];
const KEY_RESULTS: [&str; 6] = [
    "key results",
    "krs",
    "schlüsselergebnisse",
    "résultats clés",
    "resultados clave",
    "results",
];
const INITIATIVES: [&str; 5] = [
    "initiatives",
    "initiativen",
    "iniciativas",
    "projects",
    "projekte",
];
const OWNER: [&str; 11] = [
    "owner",
    "owners",
    "team",
    "unit",
    "department",
    "dri",
    "verantwortlich",
    "équipe",
    "equipo",
    "responsable",
    "abteilung",
];
const CYCLE: [&str; 8] = [
    "cycle",
    "quarter",
    "period",
    "timeframe",
    "zyklus",
    "quartal",
    "trimestre",
    "ciclo",
];
const COMMITTED: [&str; 6] = [
    "committed",
    "commitment",
    "roofshot",
    "verbindlich",
    "engagé",
    "comprometido",
];
const ASPIRATIONAL: [&str; 8] = [
    "aspirational",
    "aspiration",
    "stretch",
    "moonshot",
    "ambitious",
    "ambitioniert",
    "ambitieux",
    "aspiracional",
];

/// Words before a colon are a label at most this long.
const LONGEST: usize = 80;

pub(super) fn labelled(line: &str) -> Labelled<'_> {
    let mut found = Labelled {
        label: None,
        owner: None,
        commitment: None,
        title: line,
    };
    marks(&mut found);
    if let Some(label) = section(found.title) {
        found.label = Some(label);
        found.title = "";
        return found;
    }
    if let Some((head, rest)) = head(found.title) {
        read_head(&mut found, head, rest);
    }
    if found.label.is_none() {
        leading_key(&mut found);
    }
    marks(&mut found);
    found.title = without_emphasis(found.title);
    found
}

/// The words before a colon or a dash that stands apart, without emphasis, and what follows.
fn head(text: &str) -> Option<(&str, &str)> {
    let mut before = '\0';
    for (at, c) in text.char_indices().take_while(|&(at, _)| at <= LONGEST) {
        let rest = &text[at + c.len_utf8()..];
        // `**Objective:** …` closes the emphasis behind the colon.
        let open = rest.trim_start_matches(['*', '_']);
        let ends = open.is_empty() || open.starts_with(char::is_whitespace);
        let parts = match c {
            ':' => ends,
            '-' | '–' | '—' => before == ' ' && ends,
            '.' | ')' => ends && is_key(bare(&text[..at])),
            _ => false,
        };
        if parts {
            return Some((bare(&text[..at]), open.trim_start()));
        }
        before = c;
    }
    None
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'))
}

fn read_head<'t>(found: &mut Labelled<'t>, head: &'t str, rest: &'t str) {
    let lower = head.to_lowercase();
    if OWNER.contains(&lower.as_str()) {
        (found.label, found.owner, found.title) = (Some(Label::Owner), Some(rest), "");
        return;
    }
    if CYCLE.contains(&lower.as_str()) {
        (found.label, found.title) = (Some(Label::Cycle), rest);
        return;
    }
    // `O1 [Support]`: who it is of may stand behind the label.
    let (words, behind) = match head.find(['(', '[']) {
        Some(open) if head.ends_with([')', ']']) && open > 0 => (
            bare(&head[..open]),
            Some(bare(&head[open + 1..head.len() - 1])),
        ),
        _ => (head, None),
    };
    for (label, names) in [
        (Label::KeyResult, &KEY_RESULT[..]),
        (Label::Initiative, &INITIATIVE[..]),
        (Label::Objective, &OBJECTIVE[..]),
    ] {
        let Some(before) = names.iter().find_map(|name| ends_with_name(words, name)) else {
            continue;
        };
        let before = bare(before);
        let named = before.split_whitespace().all(is_name_part);
        if !named {
            continue;
        }
        found.label = Some(label);
        found.title = rest;
        for owner in [Some(before), behind].into_iter().flatten() {
            match commitment(owner) {
                Some(it) => found.commitment = Some(it),
                None if !owner.is_empty() && !is_key(owner) => found.owner = Some(owner),
                None => {}
            }
        }
        return;
    }
}

/// A word of a name as people write them before a label: `VP`, `Sales`, `&`.
fn is_name_part(word: &str) -> bool {
    word.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '&' | '@' | '/')
    }) || matches!(
        word,
        "of" | "and" | "the" | "für" | "und" | "de" | "et" | "y"
    )
}

/// What stands before a name with its number, `KR 1.2`, at the end of `words`.
fn ends_with_name<'t>(words: &'t str, name: &str) -> Option<&'t str> {
    let digits = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '#'));
    let numbered = digits.len() < words.len();
    let stem = digits.trim_end();
    // A single letter is a label only with its number: `O1`.
    if name.len() == 1 && !numbered {
        return None;
    }
    let start = tail_start(stem, name.chars().count())?;
    let (before, tail) = stem.split_at(start);
    let apart = before.is_empty() || before.ends_with([' ', '.', '-', '/', '|', '_']);
    (apart && tail.to_lowercase() == name)
        .then(|| before.trim_end_matches(['.', '-', '/', '|', '_']))
}

/// Where the last `count` characters begin.
fn tail_start(text: &str, count: usize) -> Option<usize> {
    text.char_indices().rev().nth(count - 1).map(|(at, _)| at)
}

/// `O1`, `KR2`, `KR1.2`, `1.2`
fn is_key(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    letters.len() < word.len()
        && ["o", "kr", "okr", ""]
            .iter()
            .any(|it| letters.eq_ignore_ascii_case(it))
}

/// `KR1 Increase …`: a key without a colon.
fn leading_key(found: &mut Labelled<'_>) {
    let Some((word, rest)) = found.title.split_once(char::is_whitespace) else {
        return;
    };
    let word = bare(word);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    if letters.len() == word.len() {
        return;
    }
    found.label = match letters {
        "O" | "o" => Some(Label::Objective),
        "KR" | "Kr" | "kr" => Some(Label::KeyResult),
        _ => return,
    };
    found.title = rest.trim_start();
}

fn section(text: &str) -> Option<Label> {
    let text = bare(text);
    let text = bare(text.strip_suffix(':').unwrap_or(text));
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    [
        (Label::KeyResults, &KEY_RESULTS[..]),
        (Label::Initiatives, &INITIATIVES[..]),
        (Label::Objectives, &OBJECTIVES[..]),
    ]
    .iter()
    .find(|(_, names)| names.contains(&lower.as_str()))
    .map(|(label, _)| *label)
}

/// Takes marks off both ends: `[committed]`, `(stretch)`, `(owner: Ada)`, `@ada`.
fn marks(found: &mut Labelled<'_>) {
    for _ in 0..4 {
        let text = found.title.trim();
        let last = text
            .rfind(['(', '['])
            .filter(|_| text.ends_with([')', ']']));
        let first = (text.starts_with(['(', '[']))
            .then(|| text.find([')', ']']))
            .flatten();
        let end = first.map(|close| (&text[1..close], text[close + 1..].trim_start()));
        let start = last.map(|open| (&text[open + 1..text.len() - 1], text[..open].trim_end()));
        let taken = [start, end].into_iter().flatten().find_map(|(mark, rest)| {
            if let Some(it) = commitment(mark) {
                return Some((Some(it), None, rest));
            }
            let (name, owner) = mark.split_once(':')?;
            let is_owner = OWNER.contains(&name.trim().to_lowercase().as_str());
            is_owner.then(|| (None, Some(owner.trim()), rest))
        });
        let handle = text
            .rsplit_once(char::is_whitespace)
            .and_then(|(rest, word)| Some((rest.trim_end(), word.strip_prefix('@')?)))
            .filter(|(_, name)| name.starts_with(char::is_alphabetic));
        match (taken, handle) {
            (Some((commitment, owner, rest)), _) => {
                found.commitment = found.commitment.or(commitment);
                found.owner = found.owner.or(owner);
                found.title = rest;
            }
            (None, Some((rest, name))) => {
                found.owner = found.owner.or(Some(name));
                found.title = rest;
            }
            (None, None) => return,
        }
    }
}

fn commitment(mark: &str) -> Option<Commitment> {
    if mark.len() > LONGEST {
        return None;
    }
    let lower = mark.trim().to_lowercase();
    if COMMITTED.contains(&lower.as_str()) {
        Some(Commitment::Committed)
    } else if ASPIRATIONAL.contains(&lower.as_str()) {
        Some(Commitment::Aspirational)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read() {
        use Label::{Cycle, Initiative, KeyResult, KeyResults, Objective, Owner};
        for (line, label, title) in [
            (
                "Objective: Delight customers",
                Some(Objective),
                "Delight customers",
            ),
            (
                "**O1:** Delight customers",
                Some(Objective),
                "Delight customers",
            ),
            (
                "Objective 2 – Delight customers",
                Some(Objective),
                "Delight customers",
            ),
            ("O1 Delight customers", Some(Objective), "Delight customers"),
            ("KR 1.2: Reach 5K users", Some(KeyResult), "Reach 5K users"),
            ("KR1. Reach 5K users", Some(KeyResult), "Reach 5K users"),
            (
                "Key Result 3: Reach 5K users",
                Some(KeyResult),
                "Reach 5K users",
            ),
            ("Key results:", Some(KeyResults), ""),
            (
                "Initiative: Rewrite the guide",
                Some(Initiative),
                "Rewrite the guide",
            ),
            ("Owner: Ada", Some(Owner), ""),
            ("Cycle: Q4 2026", Some(Cycle), "Q4 2026"),
            (
                "Launch the new KR: a story",
                None,
                "Launch the new KR: a story",
            ),
            ("Increase NPS: 32 to 55", None, "Increase NPS: 32 to 55"),
            (
                "Improve uptime - no pages at night",
                None,
                "Improve uptime - no pages at night",
            ),
            ("O", None, "O"),
        ] {
            let found = labelled(line);
            assert_eq!((found.label, found.title), (label, title), "{line}");
        }
    }

    #[test]
    fn owners_and_marks_are_read() {
        use Commitment::{Aspirational, Committed};
        for (line, owner, commitment, title) in [
            (
                "VP Sales KR: Close 5 deals",
                Some("VP Sales"),
                None,
                "Close 5 deals",
            ),
            (
                "O1 (Support): Delight customers",
                Some("Support"),
                None,
                "Delight customers",
            ),
            (
                "Objective: Delight [committed]",
                None,
                Some(Committed),
                "Delight",
            ),
            ("[Stretch] Delight", None, Some(Aspirational), "Delight"),
            (
                "Committed objective: Delight",
                None,
                Some(Committed),
                "Delight",
            ),
            (
                "Delight (owner: Ada Lovelace)",
                Some("Ada Lovelace"),
                None,
                "Delight",
            ),
            (
                "Delight @ada (moonshot)",
                Some("ada"),
                Some(Aspirational),
                "Delight",
            ),
            (
                "Reach 99.9% (up from 98%)",
                None,
                None,
                "Reach 99.9% (up from 98%)",
            ),
        ] {
            let found = labelled(line);
            assert_eq!(
                (found.owner, found.commitment, found.title),
                (owner, commitment, title),
                "{line}"
            );
        }
    }
}
