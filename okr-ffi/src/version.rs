//! Versions of the library and of its binary interface.

use std::ffi::{CStr, c_char};

/// Major version of the library that this header was made for.
pub const OKR_VERSION_MAJOR: u32 = 0;
/// Minor version of the library that this header was made for.
pub const OKR_VERSION_MINOR: u32 = 1;
/// Patch version of the library that this header was made for.
pub const OKR_VERSION_PATCH: u32 = 0;
/// Version of the binary interface that this header describes. It rises when a program built
/// against an older header would no longer work; additions leave it alone.
pub const OKR_ABI_VERSION: u32 = 1;

// The numbers above are literals because the header needs them; the build fails where they are not
// Cargo's.
const _: () = assert!(OKR_VERSION_MAJOR == number(env!("CARGO_PKG_VERSION_MAJOR")));
const _: () = assert!(OKR_VERSION_MINOR == number(env!("CARGO_PKG_VERSION_MINOR")));
const _: () = assert!(OKR_VERSION_PATCH == number(env!("CARGO_PKG_VERSION_PATCH")));

const VERSION: &CStr =
    match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a version holds no NUL"),
    };

const fn number(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 10) {
        Ok(number) => number,
        Err(_) => panic!("Cargo's version parts are numbers"),
    }
}

/// The version of the library in use, such as `"0.1.0"`: NUL-terminated, static, never NULL.
///
/// Compare it with `OKR_VERSION_MAJOR`, `_MINOR` and `_PATCH` to see whether header and library
/// belong together. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The version of the binary interface of the library in use.
///
/// A program should refuse a library whose number differs from the `OKR_ABI_VERSION` it was
/// compiled with. Since 0.1.0.
#[unsafe(no_mangle)]
pub extern "C" fn okr_abi_version() -> u32 {
    OKR_ABI_VERSION
}
