//! Promises of the reader of statements, on text that nobody would write.

use okr_core::{
    StatementKind,
    statement::{Lexicon, Statement},
};
use proptest::prelude::*;

fn lexicons() -> Vec<&'static Lexicon> {
    let lexicons: Vec<_> = (Lexicon::languages())
        .map(|language| Lexicon::of_language(language).unwrap())
        .collect();
    assert!(lexicons.len() >= 4);
    lexicons
}

/// Everything that can be asked of a statement, so that none of it panics.
fn asked(statement: &Statement) {
    let text = statement.text();
    for span in (statement.parts().iter().map(|part| part.span())).chain(
        statement
            .evidence()
            .iter()
            .map(okr_core::statement::Evidence::span),
    ) {
        assert!(span.start() < span.end(), "{text:?}: {span:?}");
        // Panics unless both ends are borders of characters.
        assert!(!text[span.range()].is_empty());
    }
    let starts: Vec<_> = (statement.parts().iter())
        .map(|part| part.span().start())
        .collect();
    assert!(starts.is_sorted(), "{text:?}");
    assert!(statement.has_target() || statement.target().is_none());
    assert!(statement.has_baseline() || statement.baseline().is_none());
    assert!(!statement.is_measurable() || statement.has_target());
    assert!(!(statement.is_binary() && statement.is_measurable()));
    for number in [
        statement.baseline(),
        statement.target(),
        statement.range_end(),
    ] {
        assert!(number.is_none_or(f64::is_finite), "{text:?}");
    }
    assert!(statement.unit().is_none_or(|unit| !unit.is_empty()));
}

/// Pieces of statements, put together without sense.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "increase",
        "Reduce",
        "write",
        "NPS",
        "from",
        "to",
        "by",
        "of",
        "and",
        "the",
        "all",
        "no",
        "zero",
        "users",
        "blog posts",
        "5K",
        "$1.2M",
        "€ 3,5 Mio",
        "99.95%",
        "p95",
        "<",
        ">=",
        "→",
        "->",
        "=>",
        "2x",
        "double",
        "X",
        "TBD",
        "$X",
        "Q3",
        "FY21-Q2",
        "by June 30",
        "2026-12-15",
        "[P0]",
        "KR 1:",
        "(currently 32)",
        "up from 64%",
        "9 today",
        "within",
        "days",
        "end of",
        "#12",
        "https://a.b/c",
        "-",
        "–",
        "/",
        "(",
        ")",
        ",",
        ".",
        ":",
        ";",
        "'",
        "\u{2019}",
        "%",
        "steigern",
        "von",
        "auf",
        "d'attrition",
        "aumentar",
        "l'",
        "ein",
        "stellen",
        "um",
        "zu",
        "\u{200b}",
        "é",
        "日本語",
        "🙂",
        "1:3",
        "24/7",
        "4.5/5",
        "half of",
        "every",
        "there are",
        "time-to-first-value",
        "is",
        "has",
        "been",
        "can",
        "\n",
        "\t",
        "?",
        "5-10",
        "one",
        "twenty",
    ]);
    prop::collection::vec((words, prop::bool::weighted(0.8)), 0..24).prop_map(|words| {
        let mut text = String::new();
        for (word, space) in words {
            text.push_str(word);
            if space {
                text.push(' ');
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}|[ -~]{0,80}|(.|\n){0,40}") {
        for lexicon in lexicons() {
            for &kind in StatementKind::ALL {
                asked(&lexicon.read(&text, kind));
            }
        }
    }

    #[test]
    fn any_order_of_words_is_read_and_read_alike_twice(text in pieces()) {
        for lexicon in lexicons() {
            for &kind in StatementKind::ALL {
                let statement = lexicon.read(&text, kind);
                asked(&statement);
                prop_assert_eq!(&lexicon.read(statement.text(), kind), &statement);
            }
        }
    }

    /// White space around and between words says nothing.
    #[test]
    fn white_space_says_nothing(text in pieces()) {
        let english = Lexicon::of_language("en").unwrap();
        let spaced = format!("  {} \n", text.replace(' ', "  "));
        let (one, other) = (
            english.read(&text, StatementKind::KeyResult),
            english.read(&spaced, StatementKind::KeyResult),
        );
        prop_assert_eq!(one.statement_type(), other.statement_type());
        prop_assert_eq!(one.direction(), other.direction());
        prop_assert_eq!((one.baseline(), one.target()), (other.baseline(), other.target()));
    }

    /// `from A to B` is read exactly, however many digits.
    #[test]
    fn levels_are_read_exactly(from in 0_u32..1_000_000, to in 0_u32..1_000_000, cents in 0_u32..100) {
        prop_assume!(from != to);
        let english = Lexicon::of_language("en").unwrap();
        for title in [
            format!("Move the weekly score from {from}.{cents:02}% to {to}%"),
            format!("Weekly score: {from}.{cents:02}% → {to}%"),
            format!("Weekly score of {to}% (currently {from}.{cents:02}%)"),
        ] {
            let statement = english.read(&title, StatementKind::KeyResult);
            let from: f64 = format!("{from}.{cents:02}").parse().unwrap();
            prop_assert_eq!(statement.baseline(), Some(from), "{}", title);
            prop_assert_eq!(statement.target(), Some(f64::from(to)), "{}", title);
        }
    }
}

/// What would take very long if any step looked back over all that came before.
/// Two verbs that help a third, of which the first was looked up before the end was moved.
#[test]
fn verbs_at_the_end_that_help_each_other_are_read() {
    let german = Lexicon::of_language("de").unwrap();
    for title in [
        "Nutzer das Training abgeschlossen haben können",
        "Nutzer abgeschlossen haben können",
        "Die Kosten gesenkt werden sollen",
    ] {
        for kind in [StatementKind::Objective, StatementKind::KeyResult] {
            asked(&german.read(title, kind));
        }
    }
}

#[test]
fn long_rows_of_anything_are_read() {
    for piece in [
        "a",
        "a ",
        "1",
        "1 ",
        "1,",
        "1.",
        "1 to ",
        "from 1 to 2 ",
        "with 1% ",
        "no ",
        "all ",
        "X ",
        "(",
        "()",
        "[a] ",
        "- ",
        "--",
        "->",
        "=>",
        "% ",
        "$",
        "$1 ",
        "end of ",
        "by end of ",
        "Q1 ",
        "in Q1, ",
        "#1",
        "a#1",
        "at ",
        "time to ",
        "increase, ",
        "write and ",
        "users that ",
        "for a, ",
        "is ",
        "has ",
        "been ",
        "once ",
        "é",
        "日",
        "\u{301}",
        "'",
        "a'",
        "a-",
        "a-b-",
        "Design build ",
        "there ",
        "twenty ",
        "million ",
        "1 million ",
        "half of ",
        "KR 1: ",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        for lexicon in lexicons() {
            asked(&lexicon.read(&text, StatementKind::KeyResult));
        }
    }
}
