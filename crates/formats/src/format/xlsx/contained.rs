//! Keeps what panics in a library from ending the run: the file that it was for is an error, and others are written.

use std::cell::Cell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread becomes an error.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives. It may panic where a temporary file cannot be written, which becomes an error; nothing is printed then.
pub(crate) fn contained<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CONTAINED.get() {
                usual(panic);
            }
        }));
    });
    let outer = CONTAINED.replace(true);
    // What was begun is dropped, so nobody sees it half done.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(outer);
    done.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let found = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason is known");
        Err(io::Error::other(found.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(contained(|| Ok(1)).unwrap(), 1);
        let error = contained(|| -> io::Result<()> { panic!("no {}", "room") }).unwrap_err();
        assert_eq!(error.to_string(), "no room");
        assert!(
            contained(|| Err::<(), _>(io::ErrorKind::NotFound.into())).unwrap_err().kind()
                == io::ErrorKind::NotFound
        );
    }
}
