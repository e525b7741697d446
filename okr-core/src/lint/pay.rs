//! Words that say that a goal bears on somebody's pay. English.

use super::titles;

/// Pay that depends on something.
const VARIABLE: &[&str] = &[
    "bonus",
    "bonuses",
    "incentive compensation",
    "incentive pay",
    "incentive plan",
    "merit pay",
    "payout",
    "performance pay",
    "short term incentive",
    "variable compensation",
    "variable pay",
    "variable salary",
];

/// Pay of any kind: a goal may well be about it.
const PAY: &[&str] = &[
    "commission",
    "comp",
    "compensation",
    "pay",
    "remuneration",
    "salaries",
    "salary",
    "wages",
];

/// What ties one thing to another, in a mark.
const TIES: &[&str] = &[
    "affecting",
    "affects",
    "based",
    "bearing",
    "counts",
    "dependent",
    "determines",
    "eligible",
    "linked",
    "payable",
    "relevant",
    "tied",
    "weight",
    "weighting",
];

/// What else may stand in a mark.
const FILLERS: &[&str] = &[
    "amount",
    "annual",
    "eur",
    "for",
    "is",
    "on",
    "pct",
    "percent",
    "percentage",
    "plan",
    "quarterly",
    "share",
    "the",
    "to",
    "towards",
    "usd",
    "yearly",
];

/// What ties a goal to pay, in a sentence.
const SENTENCE_TIES: &[&str] = &[
    "affects",
    "basis for",
    "basis of",
    "count for",
    "count toward",
    "count towards",
    "counts for",
    "counts toward",
    "counts towards",
    "decides",
    "determines",
    "goes into",
    "is relevant for",
    "is relevant to",
    "linked to",
    "linked with",
    "part of",
    "relevant for",
    "tied to",
    "triggers",
];

/// What may stand between that and the pay.
const BETWEEN: &[&str] = &[
    "a",
    "annual",
    "individual",
    "my",
    "our",
    "people",
    "personal",
    "quarterly",
    "s",
    "team",
    "the",
    "their",
    "this",
    "year",
    "end",
    "yearly",
    "your",
    "everyone",
    "everybody",
];

/// What may come after the pay: a further noun would make it something else, as in "salary account".
const AFTER: &[&str] = &[
    "and", "as", "at", "by", "for", "if", "in", "is", "next", "of", "on", "or", "payment",
    "payments", "plan", "plans", "this", "when", "which", "will", "with",
];

/// Words that say that a sentence is about the goal.
const GOAL: &[&str] = &[
    "achievement",
    "attainment",
    "goal",
    "goals",
    "key",
    "kr",
    "krs",
    "objective",
    "objectives",
    "okr",
    "okrs",
    "score",
    "target",
    "targets",
    "this",
];

/// Words that turn it round.
const NOT: &[&str] = &[
    "aren", "cannot", "don", "doesn", "isn", "neither", "never", "no", "nobody", "none", "nor",
    "not", "nothing", "shouldn", "without", "won",
];

/// Whether a tag or the name of a member marks a goal as tied to pay: `bonus`, `pay-relevant`,
/// `bonusWeight`. Any other word in it makes it a topic: `bonus-system`, `salary-survey`.
pub(crate) fn is_mark(name: &str) -> bool {
    let apart = apart(name);
    let folded = titles::fold(&apart);
    let words: Vec<&str> = folded.split(' ').collect();
    let (mut variable, mut pay, mut tied, mut at) = (false, false, false, 0);
    while at < words.len() {
        let rest = &words[at..];
        if let Some(length) = phrase(VARIABLE, rest) {
            (variable, at) = (true, at + length);
            continue;
        }
        let word = rest[0];
        if PAY.contains(&word) {
            pay = true;
        } else if TIES.contains(&word) {
            tied = true;
        } else if !FILLERS.contains(&word) && !word.bytes().all(|b| b.is_ascii_digit() || b == b'%')
        {
            return false;
        }
        at += 1;
    }
    variable || (pay && tied)
}

/// Whether a text may have something to say of pay, at a glance.
pub(crate) fn may_mention(text: &str) -> bool {
    const STARTS: [&str; 10] = [
        "bonus",
        "comm",
        "comp",
        "incentive",
        "merit",
        "pay",
        "remun",
        "salar",
        "variable",
        "wage",
    ];
    let bytes = text.as_bytes();
    let begins = |at: usize| {
        STARTS.iter().any(|start| {
            let part = bytes.get(at..at + start.len());
            part.is_some_and(|part| part.eq_ignore_ascii_case(start.as_bytes()))
        })
    };
    (0..bytes.len()).any(|at| {
        matches!(
            bytes[at] | 0x20,
            b'b' | b'c' | b'i' | b'm' | b'p' | b'r' | b's' | b'v' | b'w'
        ) && begins(at)
    })
}

/// The sentence of a text that says that the goal is tied to pay.
pub(crate) fn sentence(text: &str) -> Option<&str> {
    if !may_mention(text) {
        return None;
    }
    text.split_inclusive(['.', '!', '?', ';', '\n'])
        .map(str::trim)
        .find(|sentence| is_tied(sentence))
}

/// "Tied to the annual bonus", "this objective counts towards variable pay".
fn is_tied(sentence: &str) -> bool {
    let folded = titles::fold(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.iter().any(|word| NOT.contains(word)) {
        return false;
    }
    let about = words.iter().any(|word| GOAL.contains(word));
    (0..words.len()).any(|at| {
        let Some(length) = phrase(SENTENCE_TIES, &words[at..]) else {
            return false;
        };
        // Without a word for the goal, the goal is what is left out: "Linked to pay."
        let left_out = at == 0 || (at == 1 && matches!(words[0], "directly" | "is"));
        let mut end = at + length;
        while words.get(end).is_some_and(|word| BETWEEN.contains(word)) {
            end += 1;
        }
        let rest = &words[end..];
        let Some(length) = phrase(VARIABLE, rest).or_else(|| phrase(PAY, rest)) else {
            return false;
        };
        let ends = rest.get(length).is_none_or(|word| AFTER.contains(word));
        ends && (about || left_out)
    })
}

/// How many words the longest of these phrases has that the words begin with.
fn phrase(phrases: &[&str], words: &[&str]) -> Option<usize> {
    let length = |phrase: &str| {
        let mut parts = phrase.split(' ').zip(words);
        let length = phrase.split(' ').count();
        (length <= words.len() && parts.all(|(part, word)| part == *word)).then_some(length)
    };
    phrases.iter().filter_map(|phrase| length(phrase)).max()
}

/// A name in camel case with its words apart.
fn apart(name: &str) -> String {
    let mut apart = String::with_capacity(name.len() + 4);
    let mut low = false;
    for c in name.chars() {
        if c.is_uppercase() && low {
            apart.push(' ');
        }
        low = c.is_lowercase() || c.is_numeric();
        apart.push(c);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_topics() {
        for mark in [
            "bonus",
            "Bonus",
            "bonus-relevant",
            "bonusWeight",
            "bonus_pct",
            "variable pay",
            "variable-pay 2026",
            "pay-relevant",
            "tied to compensation",
            "compensation_linked",
            "affects_pay",
            "salaryRelevant",
            "payout",
            "incentive-plan",
            "20% bonus",
            "is_bonus_eligible",
        ] {
            assert!(is_mark(mark), "{mark}");
        }
        for topic in [
            "",
            "compensation",
            "commission",
            "salary",
            "pay",
            "payments",
            "payroll",
            "bonus-system",
            "welcome bonus",
            "salary-survey",
            "incentives",
            "company",
            "comp-sci",
            "pay-per-click",
            "equal pay",
            "weight",
            "relevant",
            "commission errors",
            "employee-bonus-app",
        ] {
            assert!(!is_mark(topic), "{topic}");
        }
    }

    #[test]
    fn sentences_that_tie_the_goal_to_pay_are_found() {
        for text in [
            "Tied to the annual bonus.",
            "We grow. Linked to variable pay",
            "This objective counts towards your bonus.",
            "20% of this goal's score is linked to compensation.",
            "This key result is part of the incentive plan.",
            "Achievement determines the team's bonus payments",
            "Directly tied to salary.",
        ] {
            assert!(sentence(text).is_some(), "{text}");
        }
        assert_eq!(sentence("We grow. Tied to pay! Yes"), Some("Tied to pay!"));
    }

    #[test]
    fn sentences_about_pay_are_not() {
        for text in [
            "Not tied to pay.",
            "This objective isn't linked to compensation.",
            "This goal counts without any bonus.",
            "Errors in commission statements cost us trust; this goal is to end them.",
            "The card is linked to the salary account of this customer.",
            "Promotions are tied to pay.",
            "Today the welcome bonus is part of the offer. This objective changes that.",
            "Reduce commission errors. Tied to the payroll project.",
            "This objective is part of the compensation review.",
        ] {
            assert_eq!(sentence(text), None, "{text}");
        }
    }
}
