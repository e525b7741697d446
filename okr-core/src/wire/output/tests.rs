use super::*;

const TEXT: &str = "{\"okr\": \"1\",\n \"title\": \"a, b: 100%\"}";

fn sheet<'d>() -> Checked<'d> {
    let finding = Diagnostic::new(
        "ALN001",
        "orphan",
        Severity::Warning,
        "`a, b: 100%` <&>\nis it",
    )
    .help("do \u{1b}[31mit")
    .about(SubjectKind::Objective, "o")
    .at("/title", None)
    .see("here first", "/okr", None);
    Checked::new("a, b:é.json").json(TEXT).diagnostic(finding)
}

fn told(format: OutputFormat) -> String {
    render(format, &[sheet()], &RenderOptions::default())
}

#[test]
fn text_shows_the_line_and_a_caret_under_the_value() {
    let expected = "\
a, b:é.json:2:11: warning[ALN001]: `a, b: 100%` <&> is it
2 |  \"title\": \"a, b: 100%\"}
  |           ^^^^^^^^^^^^
  = at /title
  = help: do \u{fffd}[31mit
  = see 1:9: here first
1 | {\"okr\": \"1\",
  |         ^^^

a, b:é.json: 1 finding (1 warning)
";
    assert_eq!(told(OutputFormat::Text), expected);
    let colours = RenderOptions::default().with_colour(true);
    let coloured = render(OutputFormat::Text, &[sheet()], &colours);
    assert!(coloured.contains("\u{1b}[33mwarning[ALN001]\u{1b}[0m"));
}

#[test]
fn a_long_line_shows_what_is_around_the_place() {
    let text = format!(
        "{{\"a\": \"{}\", \"title\": \"{}\"}}",
        "x".repeat(500),
        "y".repeat(500)
    );
    let finding = Diagnostic::new("ALN001", "orphan", Severity::Hint, "m").at("/title", None);
    let sheet = Checked::new("f").json(&text).diagnostic(finding);
    let out = render(
        OutputFormat::Text,
        &[sheet],
        &RenderOptions::default().with_width(60),
    );
    assert!(out.lines().all(|line| line.chars().count() <= 60), "{out}");
    assert!(
        out.contains("…xx") && out.contains("\"yyy") && out.contains("^^^"),
        "{out}"
    );
}

#[test]
fn concise_is_one_line_each() {
    assert_eq!(
        told(OutputFormat::Concise),
        "a, b:é.json:2:11: warning ALN001 `a, b: 100%` <&> is it\n"
    );
    let whole = Diagnostic::new("ALN016", "n", Severity::Hint, "m");
    let placed = whole.clone().at("/units/0", None).waived("r", None);
    let sheets = [Checked::new("f").diagnostic(whole).diagnostic(placed)];
    let all = RenderOptions::default().with_waived(true);
    let out = render(OutputFormat::Concise, &sheets, &all);
    assert_eq!(
        out,
        "f: hint ALN016 m\nf: /units/0: hint ALN016 m (waived: r)\n"
    );
    assert_eq!(
        render(OutputFormat::Concise, &sheets, &RenderOptions::default())
            .lines()
            .count(),
        1
    );
}

#[test]
fn github_escapes_what_ends_a_command() {
    assert_eq!(
        told(OutputFormat::Github),
        "::warning file=a%2C b%3Aé.json,line=2,col=11,endColumn=23,title=ALN001 orphan::\
         `a, b: 100%25` <&>%0Ais it%0Ado \u{1b}[31mit\n"
    );
}

#[test]
fn junit_escapes_and_counts() {
    let out = told(OutputFormat::Junit);
    assert!(out.contains(
        "<testsuites name=\"okr\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">"
    ));
    assert!(
        out.contains("message=\"`a, b: 100%` &lt;&amp;&gt;&#10;is it\""),
        "{out}"
    );
    assert!(
        out.contains("do \u{fffd}[31mit") && !out.contains('\u{1b}'),
        "{out}"
    );
    let lenient = RenderOptions::default().with_failures(Severity::Error);
    let out = render(OutputFormat::Junit, &[sheet(), Checked::new("b")], &lenient);
    assert!(out.contains("tests=\"2\" failures=\"0\"") && out.contains("name=\"no findings\""));
    let failed = sheet().failed();
    let out = render(OutputFormat::Junit, &[failed], &RenderOptions::default());
    assert!(out.contains("errors=\"1\"") && out.contains("<error type=\"warning\""));
}

#[test]
fn sarif_names_rules_places_and_what_survives_edits() {
    let waived =
        Diagnostic::new("E009", "unknown-reference", Severity::Error, "m").waived("why", None);
    let sheets = [sheet().diagnostic(waived)];
    let out = render(OutputFormat::Sarif, &sheets, &RenderOptions::default());
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "ALN001");
    assert_eq!(run["tool"]["driver"]["rules"][1]["id"], "E009");
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%2C%20b%3A%C3%A9.json");
    assert_eq!(place["region"]["startColumn"], 11);
    assert_eq!(place["region"]["endColumn"], 23);
    assert_eq!(
        result["partialFingerprints"]["okrSubject/v1"],
        "ALN001:objective:o:1"
    );
    assert_eq!(run["results"][1]["ruleIndex"], 1);
    assert_eq!(run["results"][1]["suppressions"][0]["justification"], "why");
}

#[test]
fn statistics_count_the_most_frequent_first() {
    let hint = || Diagnostic::new("ALN016", "unit-without-objective", Severity::Hint, "m");
    let sheets = [
        sheet(),
        Checked::new("b").diagnostic(hint()).diagnostic(hint()),
    ];
    let out = render(OutputFormat::Statistics, &sheets, &RenderOptions::default());
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[0], "2  hint     ALN016  unit-without-objective");
    assert_eq!(lines[1], "1  warning  ALN001  orphan");
    assert_eq!(lines[2], "3 findings in 2 documents");
    assert_eq!(count(1_234_567, "finding"), "1,234,567 findings");
}

#[test]
fn json_has_the_file_and_the_waiver() {
    let all = RenderOptions::default().with_waived(true);
    let until = Date::new(2026, 12, 31).ok();
    let waived = sheet().diagnostics[0].clone().waived("why", until);
    let out = render(
        OutputFormat::Json,
        &[Checked::new("f").diagnostic(waived)],
        &all,
    );
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&list[0]["file"], &list[0]["path"]),
        (&"f".into(), &"/title".into())
    );
    assert_eq!(list[0]["waived"]["until"], "2026-12-31");
}
