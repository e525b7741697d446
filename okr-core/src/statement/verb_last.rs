//! German verbs: last in their clause (`den Umsatz um 10 % steigern`), behind an auxiliary
//! (`wir haben … gesenkt`, `… sind umgesetzt`) or in two parts (`wir stellen … ein`). They are
//! brought to where the other steps look for verbs: to the front.

use std::ops::Range;

use super::{
    clause::sentence_ends,
    lexicon::{Verb, Word, lower},
    text::Text,
};

/// Verbs that help others: `haben`, `werden`, `können`.
const AUXILIARY: &[Verb] = &[Verb::Have, Verb::Be, Verb::Modal];

/// Takes out the full stops of abbreviations: `mind. 3`, `env. 10 %`.
pub(super) fn abbreviations(text: &mut Text<'_>) {
    for at in 1..text.len() {
        if text.is_sign(at, '.')
            && text.joined(at)
            && text.entry(at - 1).word(Word::Abbreviation)
            && text.token(at + 1).is_some()
        {
            text.set_aside(at..at + 1);
        }
    }
    text.drop_asides();
}

/// Brings verbs to the front of their clauses, in a language that has them last.
pub(super) fn reorder(text: &mut Text<'_>) {
    if !text.lexicon.verb_last() {
        return;
    }
    capitals(text);
    genitives(text);
    let mut start = 0;
    while start < text.len() {
        let part = Part::at(text, start);
        Reorder { text }.part(part.tokens.clone());
        if let Some(behind) = part.subordinate {
            Reorder { text }.subordinate(behind);
        }
        start = part.next;
    }
    text.drop_asides();
}

/// Nouns have capitals and verbs have none, but for the first word of a sentence.
fn capitals(text: &mut Text<'_>) {
    let mut first = true;
    let mut buffer = String::new();
    for at in 0..text.len() {
        if text.is_word(at) {
            let raw = text.raw(at);
            let lexicon = text.lexicon;
            let token = &mut text.tokens[at];
            if !token.capital {
                if token.entry.is_noun()
                    && !token.entry.is_verb()
                    && token.entry.length <= 1
                    && let Some(verb) = lexicon.verb(lower(raw, &mut buffer))
                {
                    token.entry = verb;
                    token.entry.length = 1;
                }
                token.entry.verbal();
            } else if !first {
                token.entry.nominal();
            }
            first = false;
        } else if !text.joined(at + 1) && text.is_any_sign(at, ".:;!?•|-–—(") {
            first = true;
        }
    }
}

/// `Anzahl der Kunden`: the article behind a noun is `of`.
fn genitives(text: &mut Text<'_>) {
    for at in 1..text.len() {
        let before = text.tokens[at - 1];
        let noun = before.is_word()
            && before.capital
            && !before.entry.is_verb()
            && (before.entry.is_noun() || !before.entry.is_known());
        if noun && text.entry(at).word(Word::Genitive) && text.is_word(at + 1) {
            text.tokens[at].entry.only(Word::Of);
        }
    }
}

/// A stretch of a sentence with a verb of its own.
struct Part {
    tokens: Range<usize>,
    /// The clause behind it that depends on it: `, um … zu steigern`.
    subordinate: Option<Range<usize>>,
    next: usize,
}

impl Part {
    /// The part that begins at `start`.
    fn at(text: &Text<'_>, start: usize) -> Self {
        let mut at = start;
        let mut depth = 0_usize;
        let mut verb = false;
        while at < text.len() {
            if text.is_any_sign(at, "([{") {
                depth += 1;
            } else if text.is_any_sign(at, ")]}") {
                depth = depth.saturating_sub(1);
            } else if depth == 0 {
                if sentence_ends(text, at) {
                    break;
                }
                let comma = text.is_sign(at, ',');
                let parts = comma || text.is_sign(at, ':') || text.entry(at).word(Word::And);
                if parts && at > start + 1 && closes(text, at - 1, verb) {
                    if comma && opens_subordinate(text, at + 1) {
                        return Self::with_subordinate(text, start, at);
                    }
                    break;
                }
                if comma && opens_subordinate(text, at + 1) {
                    if verb {
                        return Self::with_subordinate(text, start, at);
                    }
                    at = subordinate_end(text, at + 1);
                    continue;
                }
                verb |= is_verb(text, at) && (!capital(text, at) || at == start);
            }
            at = text.step(at);
        }
        Self {
            tokens: start..at,
            subordinate: None,
            next: at + 1,
        }
    }

    fn with_subordinate(text: &Text<'_>, start: usize, comma: usize) -> Self {
        let end = subordinate_end(text, comma + 1);
        Self {
            tokens: start..comma,
            subordinate: Some(comma + 1..end),
            next: end + 1,
        }
    }
}

/// Whether a verb or the split part of one stands here, so that its clause can end.
fn closes(text: &Text<'_>, at: usize, verb: bool) -> bool {
    !capital(text, at) && (is_last(text, at) || verb && text.entry(at).word(Word::Particle))
}

/// `…, dass`, `…, um`, `…, die`: what follows a comma up to the next depends on what is before.
fn opens_subordinate(text: &Text<'_>, at: usize) -> bool {
    let opens = |at: usize| text.entry(at).any_word(&[Word::That, Word::Means]);
    opens(at)
        || opens(at + 1) && !is_verb(text, at)
        || text.entry(at).word(Word::By) && text.number(at + 1).is_none()
        || text.entry(at).any_word(&[Word::Article, Word::Genitive]) && {
            let end = subordinate_end(text, at);
            text.is_sign(end, ',') && end > at + 1 && is_last(text, end - 1)
        }
}

/// The comma or sentence end behind a subordinate clause.
fn subordinate_end(text: &Text<'_>, start: usize) -> usize {
    let ends = |&at: &usize| text.is_sign(at, ',') || sentence_ends(text, at);
    (start..text.len()).find(ends).unwrap_or(text.len())
}

fn capital(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_some_and(|token| token.capital)
}

fn is_verb(text: &Text<'_>, at: usize) -> bool {
    text.is_word(at) && text.entry(at).is_verb()
}

fn is_auxiliary(text: &Text<'_>, at: usize) -> bool {
    text.is_word(at) && text.entry(at).any_verb(AUXILIARY)
}

/// Whether a word can end a clause as its verb: an infinitive, a participle, `live`.
fn is_last(text: &Text<'_>, at: usize) -> bool {
    let entry = text.entry(at);
    text.is_word(at)
        && !capital(text, at)
        && entry.length <= 1
        && (entry.is_verb() || entry.word(Word::Done))
}

struct Reorder<'r, 't> {
    text: &'r mut Text<'t>,
}

impl Reorder<'_, '_> {
    /// Moves the token at `from` to the earlier place `to`.
    fn bring(&mut self, from: usize, to: usize) {
        self.text.tokens[to..=from].rotate_right(1);
        for at in [to, to + 1] {
            if let Some(token) = self.text.tokens.get_mut(at) {
                token.joined = false;
            }
        }
    }

    fn drop(&mut self, at: usize) {
        self.text.set_aside(at..at + 1);
    }

    fn part(&mut self, tokens: Range<usize>) {
        let start = self.start(&tokens);
        let mut end = self.end(start, tokens.end);
        if end <= start + 1 {
            return;
        }
        let leads = is_verb(self.text, start)
            && (!capital(self.text, start) || start == 0 || !self.text.entry(start).is_noun());
        if leads {
            return self.led(start, end);
        }
        if let Some(verb) = self.inverted(start, end) {
            if self.text.entry(verb + 1).word(Word::We) {
                self.drop(verb + 1);
            }
            let front = verb - start;
            self.text.tokens[start..end].rotate_left(front);
            return self.led(start, end - front);
        }
        let finite =
            (start + 1..end - 1).find(|&at| is_auxiliary(self.text, at) && !capital(self.text, at));
        let mut passive = finite.is_some_and(|at| self.text.entry(at).verb(Verb::Be));
        // `… reduziert werden`, `… umgesetzt worden sein`
        while end > start + 2 && is_auxiliary(self.text, end - 1) && is_last(self.text, end - 2) {
            end -= 1;
            passive |= self.text.entry(end).verb(Verb::Be);
            self.drop(end);
        }
        let last = end - 1;
        if !is_last(self.text, last) || finite == Some(last) {
            return;
        }
        self.last(start, finite, last, passive);
    }

    /// The verb of a clause that something else stands before: `auf der Seite erreichen wir …`,
    /// `durch Messen wächst der Umsatz`.
    fn inverted(&self, start: usize, end: usize) -> Option<usize> {
        let opens = self.text.entry(start).any_word(&[
            Word::Means,
            Word::In,
            Word::At,
            Word::With,
            Word::To,
            Word::For,
        ]);
        (start + 1..end - 1).find(|&at| {
            is_verb(self.text, at)
                && !capital(self.text, at)
                && (self.text.entry(at + 1).word(Word::We) || opens && !is_auxiliary(self.text, at))
        })
    }

    /// The verb at the end of a clause that does not begin with one.
    fn last(&mut self, start: usize, finite: Option<usize>, last: usize, passive: bool) {
        let entry = self.text.entry(last);
        let others = entry.verb(Verb::Act) && !entry.verb(Verb::Work);
        match finite {
            // `Der Aufwand wurde um 3 % reduziert`: as `reduzieren …`
            Some(finite) if passive && entry.is_verb() && !others => {
                self.drop(finite);
                self.bring(last, start);
            }
            // `80 % der Nutzer haben … abgeschlossen`, `… ist überall live`
            Some(finite) => {
                if self.text.entry(finite).verb(Verb::Have) {
                    self.drop(finite);
                }
                // Of `haben können`, the one that was found may be gone from the end.
                let behind = self.text.step(finite).min(last);
                self.bring(last, behind);
            }
            None if entry.is_verb() && !self.has_finite(start, last) => {
                self.infinitive(last);
                self.bring(last, start);
            }
            None => {}
        }
    }

    /// Whether another verb stands in the clause: `Nutzer finden, was sie suchen`.
    fn has_finite(&self, start: usize, last: usize) -> bool {
        (start + 1..last).any(|at| {
            is_verb(self.text, at)
                && !capital(self.text, at)
                && !self.text.entry(at).any_word(&[Word::Done, Word::Adverb])
                && self.text.entry(at).any_verb(&[Verb::Act])
        })
    }

    /// Takes out `zu` before the infinitive.
    fn infinitive(&mut self, verb: usize) {
        if self.text.entry(verb - 1).word(Word::Infinitive) {
            self.drop(verb - 1);
        }
    }

    /// A clause that begins with its verb: its other part may stand at the end.
    fn led(&mut self, start: usize, mut end: usize) {
        let auxiliary = is_auxiliary(self.text, start);
        while auxiliary
            && end > start + 2
            && is_auxiliary(self.text, end - 1)
            && is_last(self.text, end - 2)
        {
            end -= 1;
            self.drop(end);
        }
        let last = end - 1;
        if last <= start {
            return;
        }
        if auxiliary {
            if !is_last(self.text, last) {
                return;
            }
            if self.text.entry(last).is_verb() {
                // `wir haben die Kosten gesenkt`: as `wir senken …`
                self.infinitive(last);
                self.drop(start);
                self.bring(last, start);
            } else if last > start + 1 {
                self.bring(last, start + 1);
            }
        } else if self.text.entry(last).word(Word::Particle) {
            self.join(start, last);
        }
    }

    /// `stellen … ein` is `einstellen`.
    fn join(&mut self, verb: usize, particle: usize) {
        let mut buffer = String::new();
        let mut whole = lower(self.text.raw(particle), &mut buffer).to_owned();
        whole.push_str(&self.text.raw(verb).to_lowercase());
        if let Some(mut entry) = self.text.lexicon.verb(&whole) {
            entry.length = 1;
            self.text.tokens[verb].entry = entry;
            self.drop(particle);
        }
    }

    /// `um die Quote auf 5 % zu steigern` is a result, and its verb comes to the front; what is
    /// asked indirectly (`…, wie sie auf 5 % steigt`) is no goal.
    fn subordinate(&mut self, tokens: Range<usize>) {
        let asked = (tokens.start..tokens.end.min(tokens.start + 2))
            .any(|at| self.text.entry(at).word(Word::Question));
        if asked {
            return self.text.set_aside(tokens);
        }
        let end = self.end(tokens.start, tokens.end);
        let opens = self.text.entry(tokens.start);
        if end < tokens.start + 3 || !opens.word(Word::By) {
            return;
        }
        let last = end - 1;
        if is_last(self.text, last) && self.text.entry(last).is_verb() {
            self.infinitive(last);
            self.text.tokens[tokens.start].entry.only(Word::Result);
            self.bring(last, tokens.start + 1);
        }
    }

    /// Past `wir`, adverbs and marks.
    fn start(&self, tokens: &Range<usize>) -> usize {
        let mut at = tokens.start;
        while at < tokens.end {
            let entry = self.text.entry(at);
            let adverb = entry.word(Word::Adverb) && !entry.is_noun() && !entry.is_verb();
            let passed = adverb
                || entry.any_word(&[Word::We, Word::And])
                || !self.text.is_word(at)
                    && self.text.number(at).is_none()
                    && !self.text.is_any_sign(at, "<>=≤≥$€£([/");
            if !passed {
                break;
            }
            at = self.text.step(at);
        }
        at.min(tokens.end)
    }

    /// Before closing marks and brackets.
    fn end(&self, start: usize, end: usize) -> usize {
        let mut end = end.min(self.text.len());
        while end > start {
            let last = end - 1;
            if self.text.is_any_sign(last, ")]") {
                let open = (start..last)
                    .rev()
                    .take(16)
                    .find(|&at| self.text.is_any_sign(at, "(["));
                match open {
                    Some(open) => end = open,
                    None => break,
                }
            } else if self.text.is_any_sign(last, ".,;:!\"'“”«»*_-–—") {
                end = last;
            } else {
                break;
            }
        }
        end
    }
}
