//! Bad input of every kind: a clear error or an equal portfolio, never a panic.

use okr_core::{Code, Error, Portfolio};

const SMALL: &str = r#"{
  "okr": "1",
  "organization": {"name": "Acme", "custom": {"n": 1.50, "big": 1e400, "text": "a b"}},
  "units": [{"id": "co", "name": "Co", "level": "company"}],
  "cycles": [{"id": "q", "start": "2026-10-01", "end": "2026-12-31"}],
  "kpis": [{"id": "churn", "name": "Churn", "healthy": {"low": 0, "high": 5}}],
  "objectives": [{
    "id": "o", "title": "Be \u00e9 better 😀", "owner": "co", "cycle": "q", "commitment": "aspirational",
    "key_results": [{
      "id": "k", "title": "K", "measure": {"kind": "increase", "baseline": -0.0, "target": 1.5e1},
      "check_ins": [{"on": "2026-11-01", "value": 4, "confidence": 0.5, "note": "so \"so\""}]
    }]
  }]
}"#;

fn with(from: &str, to: &str) -> Result<Portfolio, Error> {
    assert!(SMALL.contains(from), "{from}");
    Portfolio::from_json(&SMALL.replacen(from, to, 1))
}

/// The one problem of a document: code, pointer, line, column.
fn only(result: Result<Portfolio, Error>) -> (Code, String, u32, u32) {
    let error = result.unwrap_err();
    let [problem] = error.problems() else {
        panic!("one problem expected: {error}");
    };
    (
        problem.code(),
        problem.path().to_owned(),
        problem.line().unwrap(),
        problem.column().unwrap(),
    )
}

#[test]
fn cut_off_anywhere_it_is_no_json() {
    let whole = Portfolio::from_json(SMALL).unwrap();
    for end in 0..SMALL.len() {
        let error = Portfolio::from_json_slice(&SMALL.as_bytes()[..end]).unwrap_err();
        assert_eq!(error.code(), Code::E001, "at {end}: {error}");
        assert_eq!(error.problems().len(), 1, "only E001 hides the rest");
    }
    assert_eq!(Portfolio::from_json(&format!("{SMALL}\n ")).unwrap(), whole);
    assert_eq!(
        only(Portfolio::from_json(&format!("{SMALL}x"))).0,
        Code::E001
    );
}

#[test]
fn a_flipped_byte_gives_an_error_or_a_portfolio_that_saves_and_loads() {
    let mut sound = 0;
    for at in 0..SMALL.len() {
        for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] {
            let mut bytes = SMALL.as_bytes().to_vec();
            bytes[at] ^= flip;
            if let Ok(portfolio) = Portfolio::from_json_slice(&bytes) {
                sound += 1;
                let saved = portfolio.to_json();
                assert_eq!(Portfolio::from_json(&saved).unwrap().to_json(), saved);
            }
        }
    }
    assert!(sound > 100, "only {sound} flips were harmless");
}

#[test]
fn bombs_end_at_once() {
    for bomb in [
        "[".repeat(3_000_000),
        "{\"a\":".repeat(1_000_000),
        format!("{{\"custom\":{}", "[".repeat(2_000_000)),
    ] {
        assert_eq!(only(Portfolio::from_json(&bomb)).0, Code::E001);
    }
    let nested = |depth: usize| format!("{{\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    // The document, the organization and `custom` are three levels already.
    let at = |depth| {
        with(
            "{\"n\": 1.50, \"big\": 1e400, \"text\": \"a b\"}",
            &nested(depth),
        )
    };
    assert!(at(125).is_ok());
    assert_eq!(only(at(126)).0, Code::E001);
}

#[test]
fn long_texts_take_linear_time() {
    let long = "x".repeat(10_000_000);
    assert_eq!(only(with("\"K\"", &format!("\"{long}\""))).0, Code::E006);
    assert_eq!(
        only(with("\"id\": \"k\"", &format!("\"id\": \"{long}\""))).0,
        Code::E007
    );
    let portfolio = with("so \\\"so\\\"", &long).unwrap();
    assert!(portfolio.to_json().len() > long.len());
    let escapes = "\\n".repeat(2_000_000);
    assert!(with("so \\\"so\\\"", &escapes).is_ok());
}

#[test]
fn titles_have_a_thousand_characters_not_bytes() {
    assert!(with("\"K\"", &format!("\"{}\"", "é".repeat(1000))).is_ok());
    assert_eq!(
        only(with("\"K\"", &format!("\"{}\"", "é".repeat(1001)))).0,
        Code::E006
    );
    assert_eq!(only(with("\"K\"", "\"\\u2003 \\t\"")).0, Code::E006);
}

#[test]
fn members_that_stand_twice() {
    let place = |line, column| (Code::E023, line, column);
    for (from, to, path) in [
        (
            "\"title\": \"K\"",
            "\"title\": \"K\", \"title\": \"L\"",
            "/objectives/0/key_results/0/title",
        ),
        (
            "\"n\": 1.50",
            "\"n\": 1.50, \"n\": 2",
            "/organization/custom/n",
        ),
        (
            "\"n\": 1.50",
            "\"n\": [0, {\"a/b\": 1, \"a/b\": 1}]",
            "/organization/custom/n/1/a~1b",
        ),
        (
            "\"level\": \"company\"",
            "\"level\": \"company\", \"level\": \"company\"",
            "/units/0/level",
        ),
    ] {
        let (code, pointer, line, column) = only(with(from, to));
        assert_eq!((code, pointer.as_str()), (Code::E023, path));
        assert_eq!(place(line, column).0, Code::E023);
        assert!(line > 1 && column > 1);
    }
    // A member that is unknown and stands twice is both.
    let error = with(
        "\"title\": \"K\"",
        "\"title\": \"K\", \"tilte\": 1, \"tilte\": 2",
    )
    .unwrap_err();
    let codes: Vec<_> = error
        .problems()
        .iter()
        .map(okr_core::Problem::code)
        .collect();
    assert_eq!(codes, [Code::E003, Code::E023]);
}

#[test]
fn numbers_at_the_edges() {
    for (value, code) in [
        ("1e400", Some(Code::E006)),
        ("-1e400", Some(Code::E006)),
        ("1e16", Some(Code::E006)),
        ("1000000000000000.1", Some(Code::E006)),
        ("1e15", None),
        ("-1e15", None),
        ("1e-400", None),
        ("-0.0", None),
        ("0e999999999999", None),
        ("true", Some(Code::E005)),
        ("\"4\"", Some(Code::E005)),
        ("null", None),
        ("[]", Some(Code::E005)),
        ("{}", Some(Code::E005)),
        ("1E+2", None),
    ] {
        let result = with("\"value\": 4", &format!("\"value\": {value}"));
        match code {
            None => assert!(result.is_ok(), "{value}"),
            Some(code) => {
                let (came, path, ..) = only(result);
                assert_eq!(
                    (came, path.as_str()),
                    (code, "/objectives/0/key_results/0/check_ins/0/value"),
                    "{value}"
                );
            }
        }
    }
    let zero = with("\"value\": 4", "\"value\": -0.0").unwrap();
    assert!(
        zero.to_json().contains("\"baseline\":0,") && zero.to_json().contains("\"value\":0,"),
        "{}",
        zero.to_json()
    );
}

#[test]
fn what_is_your_own_keeps_its_text() {
    let json = Portfolio::from_json(SMALL).unwrap().to_json();
    assert!(
        json.contains(r#""custom":{"n":1.50,"big":1e400,"text":"a b"}"#),
        "{json}"
    );
}

#[test]
fn text_that_is_not_unicode() {
    assert_eq!(only(with("so \\\"so\\\"", "\\ud800")).0, Code::E001);
    assert_eq!(only(with("so \\\"so\\\"", "\\udc00\\ud800")).0, Code::E001);
    let mut bytes = SMALL.as_bytes().to_vec();
    bytes[3] = 0xFF;
    let error = Portfolio::from_json_slice(&bytes).unwrap_err();
    assert_eq!(
        (error.code(), error.problems()[0].line()),
        (Code::E001, Some(2))
    );
    assert_eq!(
        only(with("\"id\": \"k\"", "\"id\": \"k\\u0000\"")).0,
        Code::E007
    );
    assert_eq!(only(Portfolio::from_json("")).0, Code::E001);
    assert_eq!(only(Portfolio::from_json("\u{feff}{}")).0, Code::E001);
    assert_eq!(
        only(Portfolio::from_json("[]")),
        (Code::E005, String::new(), 1, 1)
    );
}

#[test]
fn columns_count_characters() {
    let (code, path, line, column) = only(with(
        "Be \\u00e9 better 😀\", \"owner\": \"co\"",
        "é😀\", \"owner\": \"cco\"",
    ));
    assert_eq!((code, path.as_str()), (Code::E009, "/objectives/0/owner"));
    let text = "    \"id\": \"o\", \"title\": \"é😀\", \"owner\": ";
    assert_eq!((line, column as usize), (8, text.chars().count() + 1));
}

#[test]
fn every_slip_is_recognised() {
    for (from, to, near) in [
        ("\"baseline\"", "\"basline\"", "did you mean `baseline`?"),
        ("\"company\"", "\"compnay\"", "did you mean `company`?"),
        (
            "\"owner\": \"co\"",
            "\"owner\": \"c0\"",
            "did you mean `co`?",
        ),
        (
            "\"owner\": \"co\"",
            "\"owner\": \"churn\"",
            "`churn` is a KPI; name a unit",
        ),
        ("\"increase\"", "\"decrease\"", "did you mean `increase`?"),
        (
            "\"aspirational\"",
            "\"Aspirational\"",
            "did you mean `aspirational`?",
        ),
        (
            "\"okr\": \"1\"",
            "\"okr\": \"1\", \"policy\": \"gogle\"",
            "did you mean `google`?",
        ),
        ("\"confidence\": 0.5", "\"confidence\": 50", "0.5 for 50 %"),
    ] {
        let error = with(from, to).unwrap_err();
        assert!(error.to_string().contains(near), "{to}: {error}");
    }
}

#[test]
fn many_faults_take_no_time_and_are_all_told() {
    let units: Vec<_> = (0..30_000)
        .map(|n| format!(r#"{{"id":"u{n}","name":"U","level":"team","parent":"v{n}"}}"#))
        .collect();
    let text = SMALL.replacen(
        r#""units": ["#,
        &format!(r#""units": [{},"#, units.join(",")),
        1,
    );
    let error = Portfolio::from_json(&text).unwrap_err();
    assert_eq!(error.problems().len(), 30_000);
    assert!(
        error
            .problems()
            .is_sorted_by_key(|it| (it.line(), it.column()))
    );
}

#[test]
fn long_chains_and_rings_do_not_overflow() {
    let n = 50_000;
    let objective = |id: usize, to: usize| {
        format!(
            r#"{{"id":"o{id}","title":"T","owner":"co","cycle":"q","commitment":"committed","from":"both","aligned_to":[{{"objective":"o{to}"}}],"key_results":[]}}"#
        )
    };
    let ring: Vec<_> = (0..n).map(|id| objective(id, (id + 1) % n)).collect();
    let text = |objectives: &[String]| {
        let start = SMALL.find("\"objectives\"").unwrap();
        format!(
            "{}\"objectives\":[{}]}}",
            &SMALL[..start],
            objectives.join(",")
        )
    };
    let error = Portfolio::from_json(&text(&ring)).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(
        error.problems()[0].path(),
        format!("/objectives/{}/aligned_to/0/objective", n - 1)
    );
    let mut chain = ring;
    chain.pop();
    chain.push(objective(n - 1, n));
    chain.push(format!(r#"{{"id":"o{n}","title":"T","owner":"co","cycle":"q","commitment":"committed","from":"aligned","key_results":[]}}"#));
    let portfolio = Portfolio::from_json(&text(&chain)).unwrap();
    let scorecard = portfolio.score(&okr_core::ScoreOptions::new("2026-11-15".parse().unwrap()));
    assert_eq!(scorecard.objective("o0").unwrap().score(), None);
    assert!(
        scorecard
            .explain(&format!("o{n}"))
            .unwrap()
            .to_string()
            .contains("unscored")
    );
}
