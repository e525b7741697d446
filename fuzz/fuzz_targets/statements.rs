//! Any title is read in every language; every part that is found lies within it, on whole characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_core::{Language, StatementKind, statement::Lexicon};

fuzz_target!(|text: &str| {
    for language in Language::ALL {
        let lexicon = Lexicon::of_language(language.as_str()).expect("a language");
        for &kind in StatementKind::ALL {
            let statement = lexicon.read(text, kind);
            for part in statement.parts() {
                let span = part.span();
                assert!(text.get(span.start()..span.end()).is_some(), "{part:?}");
            }
            let _ = statement.to_measure();
        }
    }
});
