//! Reasons that give none.

/// Words of which a reason may be made without saying why: that something was changed, what
/// was changed, that there is no reason. English; then some German, French and Spanish.
const EMPTY: &[&str] = &[
    // No answer.
    "na",
    "nil",
    "no",
    "none",
    "null",
    "nothing",
    "tba",
    "tbc",
    "tbd",
    "todo",
    "unknown",
    "x",
    "xx",
    "xxx",
    "wip",
    "test",
    "misc",
    "other",
    "reason",
    "reasons",
    "note",
    "notes",
    "ok",
    "okay",
    "done",
    "yes",
    "see",
    "above",
    "below",
    // That it was changed.
    "adjust",
    "adjusted",
    "adjustment",
    "amend",
    "amended",
    "amendment",
    "change",
    "changed",
    "changes",
    "changing",
    "edit",
    "edited",
    "new",
    "revise",
    "revised",
    "revision",
    "update",
    "updated",
    "updates",
    "updating",
    "as",
    "agreed",
    "discussed",
    "requested",
    // What was changed.
    "baseline",
    "date",
    "deadline",
    "due",
    "goal",
    "kr",
    "key",
    "measure",
    "number",
    "okr",
    "result",
    "target",
    "threshold",
    "value",
    "weight",
    // What stands between.
    "a",
    "and",
    "been",
    "by",
    "from",
    "has",
    "is",
    "it",
    "of",
    "n",
    "our",
    "the",
    "this",
    "to",
    "was",
    // The same in other languages.
    "aktualisiert",
    "angepasst",
    "anpassung",
    "geändert",
    "grund",
    "keine",
    "keiner",
    "kein",
    "neu",
    "siehe",
    "oben",
    "unbekannt",
    "ziel",
    "änderung",
    "changement",
    "changé",
    "mis",
    "à",
    "jour",
    "modification",
    "modifié",
    "aucune",
    "raison",
    "actualizado",
    "ajustado",
    "cambiado",
    "cambio",
    "modificado",
    "ninguna",
    "razón",
    "sin",
    "motivo",
];

/// Whether a text has no word but those, numbers aside: `-`, `n/a`, `updated target to 60`.
pub(crate) fn says_nothing(text: &str) -> bool {
    (text.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .all(is_empty)
}

fn is_empty(word: &str) -> bool {
    // No word of the list is longer; most words of a sentence need no copy.
    if word.len() > 16 {
        return false;
    }
    let word = word.to_lowercase();
    EMPTY.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_nothing_are_known() {
        for text in [
            "",
            " ",
            "-",
            "...",
            "?",
            "n/a",
            "N/A.",
            "tbd",
            "update",
            "Updated target",
            "changed",
            "target changed from 55 to 50",
            "55 → 50",
            "No reason",
            "as discussed",
            "see above",
            "Ziel angepasst",
            "GEÄNDERT",
            "mis à jour",
            "2026-12-15",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        let longest = EMPTY.iter().map(|word| word.len()).max();
        assert!(longest.is_some_and(|longest| longest <= 16));
    }

    #[test]
    fn one_word_of_sense_is_enough() {
        for text in [
            "typo",
            "budget cut",
            "target was wrong",
            "the supplier left",
            "new law",
            "Q4 freeze",
            "agreed with the board",
            "Zielwert war falsch",
            "scope",
            "理由なし",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
