//! A panic on demand, for the tests of the border. Not in the header and not in a release.

use std::panic::panic_any;

use crate::boundary::{Report, plain};
use crate::error::okr_error;
use crate::status::okr_status;

/// Panics inside the border, with a static text (0), a formatted text (1) or a payload that is no
/// text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn okr_test_panic(
    payload: i32,
    err: *mut Option<Box<okr_error>>,
) -> okr_status {
    // SAFETY: `err` is NULL or writable, as for every other function.
    let report = unsafe { Report::new(err) };
    report.run(|| match payload {
        0 => panic_any("on demand"),
        1 => panic_any(format!("on demand, number {payload}")),
        _ => panic_any(()),
    })
}

/// Panics in a function that returns its result directly, which is -1 then.
#[unsafe(no_mangle)]
pub extern "C" fn okr_test_panic_plain() -> i32 {
    plain(-1, || panic_any("on demand"))
}
