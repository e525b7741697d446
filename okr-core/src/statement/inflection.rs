//! English endings: of verbs, and the plural of nouns.

/// A form of a verb; forms are bits, since one word can be several (`cut`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Form {
    /// increase
    Base = 1,
    /// increases
    Third = 2,
    /// increased
    Past = 4,
    /// increasing
    Ing = 8,
}

impl Form {
    /// Every form at once, for languages whose lists do not tell them apart.
    pub(super) const ANY: u8 = 15;
}

/// The forms of a verb: `write:wrote:written` or `increase`; of a phrase, the first word bends.
pub(super) fn verb(listed: &str) -> Vec<(Form, String)> {
    let mut parts = listed.split(':');
    let base = parts.next().unwrap_or_default();
    let (head, tail) = match base.find(['_', '-']) {
        Some(at) => base.split_at(at),
        None => (base, ""),
    };
    let mut forms = vec![
        (Form::Base, base.to_owned()),
        (Form::Third, format!("{}{tail}", third(head))),
        (Form::Ing, format!("{}{tail}", suffixed(head, "ing"))),
    ];
    let irregular: Vec<_> = parts.collect();
    let regular = irregular.is_empty();
    if regular {
        forms.push((Form::Past, format!("{}{tail}", suffixed(head, "ed"))));
    }
    // `modelled`, `cancelled`: so do British writers; elsewhere, `modeled`.
    if regular && british_doubles(head.as_bytes()) {
        for (form, end) in [(Form::Past, "led"), (Form::Ing, "ling")] {
            forms.push((form, format!("{head}{end}{tail}")));
        }
    }
    for past in irregular {
        let whole = past.contains(['_', '-']);
        let tail = if whole { "" } else { tail };
        forms.push((Form::Past, format!("{past}{tail}")));
    }
    forms
}

/// The plural of a noun; of a phrase, the last word bends.
pub(super) fn plural(noun: &str) -> String {
    third(noun)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn third(word: &str) -> String {
    if word == "have" {
        return "has".to_owned();
    }
    let bytes = word.as_bytes();
    let before = bytes.len().checked_sub(2).map_or(b'a', |at| bytes[at]);
    if word.ends_with('y') && !is_vowel(before) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    if hisses || (word.ends_with('o') && !is_vowel(before)) {
        return format!("{word}es");
    }
    format!("{word}s")
}

/// With `ed` or `ing`: `increase` to `increasing`, `plan` to `planned`, `carry` to `carried`.
fn suffixed(word: &str, suffix: &str) -> String {
    let bytes = word.as_bytes();
    let stem = word.strip_suffix(['e', 'y']).unwrap_or(word);
    let before = bytes.len().checked_sub(2).map_or(b'a', |at| bytes[at]);
    if suffix == "ing" && word.ends_with("ie") {
        return format!("{}ying", &word[..word.len() - 2]);
    }
    if word.ends_with('e') && !(suffix == "ing" && matches!(before, b'e' | b'o' | b'y')) {
        return format!("{stem}{suffix}");
    }
    if suffix == "ed" && word.ends_with('y') && !is_vowel(before) {
        return format!("{stem}ied");
    }
    if doubles(bytes) {
        let last = &word[word.len() - 1..];
        return format!("{word}{last}{suffix}");
    }
    format!("{word}{suffix}")
}

/// Whether the last consonant is written twice: one syllable that ends in consonant, vowel, consonant.
fn doubles(bytes: &[u8]) -> bool {
    let [.., before, vowel, last] = bytes else {
        return false;
    };
    let stressed = [
        b"mit".as_slice(),
        b"fer",
        b"pel",
        b"cur",
        b"rol",
        b"gin",
        b"quip",
        b"bug",
        b"lap",
        b"recap",
        b"tfit",
        b"fil",
        b"til",
        b"gram",
        b"format",
    ];
    let vowels = bytes.iter().filter(|&&byte| is_vowel(byte)).count();
    (vowels == 1 || stressed.iter().any(|end| bytes.ends_with(end)))
        && !is_vowel(*before)
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
}

/// Whether British writers double an `l` that is not stressed: `model`, `signal`.
fn british_doubles(bytes: &[u8]) -> bool {
    let vowels = bytes.iter().filter(|&&byte| is_vowel(byte)).count();
    let ends = [b"el".as_slice(), b"al", b"ol"];
    let [.., before, _, _] = bytes else {
        return false;
    };
    vowels > 1 && !is_vowel(*before) && ends.iter().any(|end| bytes.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_bend() {
        for (word, expected) in [
            ("increase", "increase increases increasing increased"),
            ("ship", "ship ships shipping shipped"),
            ("carry", "carry carries carrying carried"),
            ("publish", "publish publishes publishing published"),
            ("submit", "submit submits submitting submitted"),
            ("deploy", "deploy deploys deploying deployed"),
            ("review", "review reviews reviewing reviewed"),
            ("roll_out", "roll_out rolls_out rolling_out rolled_out"),
            ("write:wrote:written", "write writes writing wrote written"),
            ("tie", "tie ties tying tied"),
            ("agree", "agree agrees agreeing agreed"),
            ("visit", "visit visits visiting visited"),
        ] {
            let forms: Vec<_> = verb(word).into_iter().map(|(_, form)| form).collect();
            assert_eq!(forms.join(" "), expected);
        }
        for word in ["é", "fêté", "ß", "", "y", "e", "数", "sué"] {
            assert!(
                verb(word)
                    .iter()
                    .all(|(_, form)| form.starts_with(word.trim_end_matches(['y', 'e'])))
            );
            assert!(plural(word).ends_with('s'));
        }
        assert_eq!(plural("category"), "categories");
        assert_eq!(plural("blog_post"), "blog_posts");
    }
}
