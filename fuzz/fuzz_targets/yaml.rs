//! Any YAML is refused with at least one problem, or is what its JSON is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okr_core::Portfolio;

fuzz_target!(|text: &str| {
    match Portfolio::from_yaml(text) {
        Err(error) => assert!(!error.problems().is_empty()),
        Ok(portfolio) => {
            let json = portfolio.to_json();
            assert_eq!(
                Portfolio::from_json(&json)
                    .expect("what is saved loads")
                    .to_json(),
                json
            );
        }
    }
});
