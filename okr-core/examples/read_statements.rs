//! Reads titles, one a line, and prints what they say, one JSON object a line.
//!
//! ```sh
//! echo "Reduce churn from 8% to 3%" | cargo run -q -p okr-core --example read_statements -- key_result en
//! ```

use std::io::{self, BufRead, Write};

use okr_core::{Error, StatementKind, statement::Lexicon};

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let kind: StatementKind = arguments
        .next()
        .as_deref()
        .unwrap_or("key_result")
        .parse()?;
    let lexicon = Lexicon::of_language(arguments.next().as_deref().unwrap_or("en"))?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let it = lexicon.read(&line, kind);
        let parts: Vec<_> = (it.parts().iter())
            .map(|part| (part.what(), &it.text()[part.span().range()]))
            .collect();
        let evidence: Vec<_> = (it.evidence().iter())
            .map(|it_is| (&it.text()[it_is.span().range()], it_is.list()))
            .collect();
        let row = serde_json::json!({
            "text": it.text(), "type": it.statement_type(), "certainty": it.certainty(),
            "direction": it.direction(), "baseline": it.baseline(), "target": it.target(),
            "unit": it.unit(), "comparison": it.comparison(), "deadline": it.deadline(),
            "has_baseline": it.has_baseline(), "has_target": it.has_target(),
            "has_number": it.has_number(), "measurable": it.is_measurable(),
            "binary": it.is_binary(), "vague": it.is_vague(), "parts": parts, "evidence": evidence,
        });
        if writeln!(out, "{row}").is_err() {
            break;
        }
    }
    Ok(())
}
