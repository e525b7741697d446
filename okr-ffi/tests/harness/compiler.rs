//! Compiling and linking C and C++.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::library::Library;
use crate::{Lab, run, setting};

/// A language that the header promises to be read in.
#[derive(Clone, Copy)]
pub(crate) enum Language {
    C99,
    C11,
    Cpp17,
}

/// How a program is linked.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Linkage {
    Shared,
    Static,
}

impl Language {
    pub(crate) const ALL: [Self; 3] = [Self::C99, Self::C11, Self::Cpp17];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::C99 => "c99",
            Self::C11 => "c11",
            Self::Cpp17 => "c++17",
        }
    }

    /// The compiler with the flags that are the same for compiling and linking.
    fn command(self) -> Command {
        let compiler = match self {
            Self::C99 | Self::C11 => setting("CC").unwrap_or_else(|| "cc".to_owned()),
            Self::Cpp17 => setting("CXX").unwrap_or_else(|| "c++".to_owned()),
        };
        let mut command = Command::new(compiler);
        command.args(setting("OKR_CFLAGS").unwrap_or_default().split_whitespace());
        command.args(["-g", "-pthread"]);
        command
    }

    /// The compiler with strict flags, ready for a source file.
    fn compiler(self, lab: &Lab) -> Command {
        let mut command = self.command();
        command.arg(format!("-std={}", self.name()));
        command.args(["-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
        command.arg("-I").arg(lab.include_dir());
        if let Self::Cpp17 = self {
            command.args(["-x", "c++"]);
        }
        command
    }
}

/// Compiles sources and links them with the library. `None`, and a failed check, if that fails.
pub(crate) fn build(
    lab: &mut Lab,
    language: Language,
    linkage: Linkage,
    library: &Library,
    sources: &[PathBuf],
    defines: &[&str],
) -> Option<PathBuf> {
    let linked = if linkage == Linkage::Static {
        "static"
    } else {
        "shared"
    };
    let variant = format!("{}-{linked}{}", language.name(), defines.concat());
    let dir = lab.scratch.join("programs").join(variant);
    std::fs::create_dir_all(&dir).expect("the scratch folder can be written");
    let mut link = language.command();
    for source in sources {
        let stem = source.file_stem().expect("a source has a name");
        let object = dir.join(stem).with_extension("o");
        let output = run(language
            .compiler(lab)
            .args(defines)
            .arg("-c")
            .arg(source)
            .arg("-o")
            .arg(&object));
        lab.check(
            output.status.success(),
            &format!("{} compiles as {}", source.display(), language.name()),
        );
        if !output.status.success() {
            return None;
        }
        link.arg(object);
    }
    let program = dir.join(sources[0].file_stem().expect("a source has a name"));
    match linkage {
        Linkage::Shared => {
            link.arg("-L").arg(&library.dir).arg("-lokr");
            link.arg(format!("-Wl,-rpath,{}", library.dir.display()));
        }
        // What Rust's standard library needs; `rustc --print native-static-libs` lists it.
        Linkage::Static => {
            link.arg(library.archive()).args(["-lpthread", "-ldl"]);
        }
    }
    let output = run(link.arg("-lm").arg("-o").arg(&program));
    lab.check(
        output.status.success(),
        &format!("{} links", program.display()),
    );
    output.status.success().then_some(program)
}

/// Each header compiles on its own, in each language that it is for.
pub(crate) fn headers_alone(lab: &mut Lab) {
    let dir = lab.scratch.join("headers");
    std::fs::create_dir_all(&dir).expect("the scratch folder can be written");
    for language in Language::ALL {
        header_alone(lab, language, "okr.h", &dir);
    }
    for header in [
        "okr.hpp",
        "okr_statement.hpp",
        "okr_statistics.hpp",
        "okr_forecast.hpp",
        "okr_editing.hpp",
    ] {
        header_alone(lab, Language::Cpp17, header, &dir);
    }
}

fn header_alone(lab: &mut Lab, language: Language, header: &str, dir: &Path) {
    // Twice, so that its guard is seen to work.
    let source = dir.join("alone.c");
    let text =
        format!("#include \"{header}\"\n#include \"{header}\"\nint main(void) {{ return 0; }}\n");
    std::fs::write(&source, text).expect("the scratch folder can be written");
    let output = run(language
        .compiler(lab)
        .arg("-c")
        .arg(&source)
        .arg("-o")
        .arg(dir.join("alone.o")));
    lab.check(
        output.status.success(),
        &format!("{header} compiles alone as {}", language.name()),
    );
}
