//! Where a data package may be on this machine.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::package::Package;

/// What the variable of a package holds where the package is not to be used.
pub const NONE: &str = "none";

/// Which data package is used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// None.
    #[default]
    None,
    /// The one that is installed on this machine, if any.
    Installed,
    /// A wheel, or the folder of an unpacked one.
    Path(PathBuf),
}

impl Choice {
    /// The path of the package that is chosen, if there is one.
    #[must_use]
    pub fn path(&self, package: &Package) -> Option<PathBuf> {
        match self {
            Self::None => None,
            Self::Installed => package.locate(),
            Self::Path(path) => Some(path.clone()),
        }
    }
}

/// What is known of a package without opening it.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Where the package is, if it is there.
    pub found: Option<PathBuf>,
    /// Where it was looked for, in order.
    pub looked: Vec<PathBuf>,
}

impl Package {
    /// The path of the package, if this user has it.
    #[must_use]
    pub fn locate(&self) -> Option<PathBuf> {
        self.status().found
    }

    /// The path of the package and where it was looked for: the path that its [`variable`](Self::variable) names and
    /// nothing else (`none` is none), if it is set; else the folder that [`install`](Self::install) writes to, and the
    /// folders of Python's packages.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status_by(&|name| std::env::var_os(name))
    }

    fn status_by(&self, variables: Variables) -> Status {
        if let Some(path) = folder(variables, self.variable) {
            // Whoever names a path needs to hear what is wrong with it.
            let found = Some(path.clone()).filter(|path| path != Path::new(NONE));
            return Status { found, looked: vec![path] };
        }
        let packages = python_folders(variables).into_iter().map(|folder| folder.join(self.module));
        let looked: Vec<PathBuf> = data_folder_by(variables).into_iter().chain(packages).collect();
        Status { found: looked.iter().find(|path| self.is_at(path)).cloned(), looked }
    }
}

/// The folder for data of this user in which [`Package::install`] should put packages, if the system has one.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    data_folder_by(&|name| std::env::var_os(name))
}

/// What the environment says.
type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

fn data_folder_by(variables: Variables) -> Option<PathBuf> {
    let home = folder(variables, "HOME");
    let base = folder(variables, "XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(|| {
        if cfg!(windows) {
            folder(variables, "LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            Some(home?.join("Library/Application Support"))
        } else {
            Some(home?.join(".local/share"))
        }
    });
    Some(base?.join("hexapla"))
}

/// The folders in which pip installs packages: of the environments in use, of this user, of the system.
fn python_folders(variables: Variables) -> Vec<PathBuf> {
    let environments = ["VIRTUAL_ENV", "CONDA_PREFIX"].map(|name| folder(variables, name));
    let user = folder(variables, "HOME").map(|home| home.join(".local"));
    let windows = folder(variables, "APPDATA").map(|data| data.join("Python"));
    let system = ["/usr/local", "/usr"].map(|path| Some(PathBuf::from(path)));
    let roots = environments.into_iter().chain([user, windows]).chain(system).flatten();
    roots.flat_map(|root| packages(&root)).collect()
}

/// Whether a folder is named as those of packages for Python 3 are.
fn is_python(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.strip_prefix("python").is_some_and(|version| version.starts_with('3'))
}

/// The folders of packages below a root, of the highest version of Python first.
fn packages(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for parent in [root.join("lib"), root.to_path_buf()] {
        let entries = fs::read_dir(&parent).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut versions: Vec<PathBuf> = entries.filter(|path| is_python(path)).collect();
        // 3.9 goes before 3.12 when names are compared.
        versions.sort_by_key(|path| std::cmp::Reverse((path.as_os_str().len(), path.clone())));
        found.extend(
            versions.iter().flat_map(|path| [path.join("site-packages"), path.join("dist-packages")]),
        );
    }
    found.push(root.join("Lib").join("site-packages"));
    found.retain(|path| path.is_dir());
    found
}

/// The path that a variable holds, if it is set and not empty.
fn folder(variables: Variables, name: &str) -> Option<PathBuf> {
    variables(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::WORDS;

    fn status_of(set: &[(&str, &Path)]) -> Status {
        WORDS.status_by(&|name| {
            set.iter().find(|(n, _)| *n == name).map(|(_, path)| path.as_os_str().to_owned())
        })
    }

    #[test]
    fn a_named_package_is_taken_as_it_is() {
        let path = Path::new("no/such/words.whl");
        let status = status_of(&[(WORDS.variable, path), ("HOME", Path::new("/"))]);
        assert_eq!(status, Status { found: Some(path.into()), looked: vec![path.into()] });
    }

    #[test]
    fn an_installed_package_is_found_unless_there_is_one_of_our_own() {
        let home = tempfile::tempdir().unwrap();
        for version in ["python3.9", "python3.12", "perl"] {
            let resources = home.path().join("lib").join(version).join("site-packages/some_words/data");
            fs::create_dir_all(&resources).unwrap();
            fs::write(resources.join("words.bin"), "").unwrap();
        }
        let set = [("VIRTUAL_ENV", home.path()), ("XDG_DATA_HOME", home.path())];
        let installed = home.path().join("lib/python3.12/site-packages/some_words");
        assert_eq!(status_of(&set).found, Some(installed));

        let own = home.path().join("hexapla");
        fs::create_dir(&own).unwrap();
        fs::write(own.join(WORDS.wheel), "").unwrap();
        assert_eq!(status_of(&set).found, Some(own));
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let home = tempfile::tempdir().unwrap();
        let status = status_of(&[("XDG_DATA_HOME", home.path())]);
        assert_eq!(status.looked[0], home.path().join("hexapla"));
    }
}
