//! Reading a C header, as far as that is needed here.

use std::collections::BTreeSet;

/// The functions `okr_…` that a header declares.
pub(crate) fn functions(header: &str) -> BTreeSet<String> {
    let code = without_comments(header);
    let code: Vec<&str> = code.lines().filter(|line| !line.starts_with('#')).collect();
    let code = code.join("\n");
    let mut before_parentheses: Vec<&str> = code.split('(').collect();
    before_parentheses.pop();
    let names = before_parentheses.into_iter().map(|before| {
        before
            .rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
    });
    names
        .filter(|name| name.starts_with("okr_"))
        .map(str::to_owned)
        .collect()
}

fn without_comments(text: &str) -> String {
    let parts = text.split("/*");
    parts
        .map(|part| part.split_once("*/").map_or(part, |(_, code)| code))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_and_nothing_else() {
        let header = "
            /* Like okr_old(), see okr_new(). */
#define OKR_CALL(x) okr_call(x)
            typedef struct okr_thing okr_thing;
            okr_thing *okr_thing_new(int32_t kind,
                                     okr_error **err);
            void okr_thing_free(okr_thing *thing);
            int last; okr_thing";
        let found = functions(header);
        assert_eq!(
            found.iter().map(String::as_str).collect::<Vec<_>>(),
            ["okr_thing_free", "okr_thing_new"]
        );
    }
}
