//! Any outline becomes a draft or is refused; a draft saves to what loads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_core::{DraftOptions, Portfolio, draft_portfolio, statement::Lexicon};

fuzz_target!(|text: &str| {
    let lexicon = Lexicon::of_language("en").expect("English");
    if let Ok(draft) = draft_portfolio(text, &DraftOptions::new(), lexicon) {
        let json = draft.portfolio().to_json();
        let again = Portfolio::from_json(&json).expect("what is saved loads");
        assert_eq!(again.to_json(), json);
    }
});
