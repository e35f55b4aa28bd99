//! What comes back.

use std::error::Error as StdError;

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

use super::{Error, Result};

/// One row of an answer, of either engine.
pub struct Row<'a>(pub(super) Inner<'a>);

pub(super) enum Inner<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    /// The column at `index` (from 0). `&str` and `&[u8]` borrow from the row, so a stream of rows copies nothing.
    pub fn get<T: Column<'a>>(&self, index: usize) -> Result<T> {
        let found = match self.0 {
            Inner::Lite(row) => row.get_ref(index).ok().and_then(T::lite),
            Inner::Postgres(row) => T::postgres(row, index),
        };
        found.ok_or(Error::Column { column: index, wanted: std::any::type_name::<T>() })
    }
}

/// A type that a column can be read as.
pub trait Column<'a>: Sized {
    #[doc(hidden)]
    fn lite(value: ValueRef<'a>) -> Option<Self>;
    #[doc(hidden)]
    fn postgres(row: &'a tokio_postgres::Row, index: usize) -> Option<Self>;
}

macro_rules! column {
    ($($wanted:ty, $value:ident => $lite:expr;)*) => {
        $(impl<'a> Column<'a> for $wanted {
            fn lite($value: ValueRef<'a>) -> Option<Self> {
                $lite
            }
            fn postgres(row: &'a tokio_postgres::Row, index: usize) -> Option<Self> {
                row.try_get(index).ok()
            }
        })*
    };
}

column! {
    i64, value => value.as_i64().ok();
    f64, value => value.as_f64().ok();
    &'a str, value => value.as_str().ok();
    String, value => value.as_str().ok().map(str::to_owned);
    &'a [u8], value => value.as_blob().ok();
    Vec<u8>, value => value.as_blob().ok().map(<[u8]>::to_vec);
    Uuid, value => Uuid::from_slice(value.as_blob().ok()?).ok();
}

/// Types that are kept as another column type.
macro_rules! kept_as {
    ($($wanted:ty as $kept:ty, $value:ident => $back:expr;)*) => {
        $(impl<'a> Column<'a> for $wanted {
            fn lite(value: ValueRef<'a>) -> Option<Self> {
                <$kept>::lite(value).and_then(|$value| $back)
            }
            fn postgres(row: &'a tokio_postgres::Row, index: usize) -> Option<Self> {
                <$kept>::postgres(row, index).and_then(|$value| $back)
            }
        })*
    };
}

kept_as! {
    bool as i64, number => matches!(number, 0 | 1).then_some(number == 1);
    Timestamp as i64, micros => Timestamp::from_microsecond(micros).ok();
    [u8; 32] as &'a [u8], bytes => bytes.try_into().ok();
}

impl<'a, T: Column<'a>> Column<'a> for Option<T> {
    fn lite(value: ValueRef<'a>) -> Option<Self> {
        if value == ValueRef::Null { Some(None) } else { T::lite(value).map(Some) }
    }
    fn postgres(row: &'a tokio_postgres::Row, index: usize) -> Option<Self> {
        match row.try_get::<_, Option<Anything>>(index).ok()? {
            None => Some(None),
            Some(Anything) => T::postgres(row, index).map(Some),
        }
    }
}

/// Reads any value as "something is there", to tell null from the rest.
struct Anything;

impl<'a> FromSql<'a> for Anything {
    fn from_sql(_: &Type, _: &'a [u8]) -> std::result::Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A type that a whole row can be read as; tuples of columns are.
pub trait FromRow: Sized + Send {
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

macro_rules! tuple {
    ($($part:ident $index:tt),*) => {
        impl<$($part: for<'a> Column<'a> + Send),*> FromRow for ($($part,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self> {
                Ok(($(row.get::<$part>($index)?,)*))
            }
        }
    };
}

tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
