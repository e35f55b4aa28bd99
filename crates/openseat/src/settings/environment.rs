//! The environment, laid over the file.

use std::collections::BTreeMap;

/// `OPENSEAT_SITE_NAME=Meetings` becomes `site.name`; numbers and true/false keep their kind.
pub(super) fn lay_over(
    table: &mut toml::Table,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<(), String> {
    let sections = ["server", "data", "keys", "site", "help", "feeds", "mail", "sms", "push"];
    let ours: BTreeMap<String, String> = environment.filter(|(name, _)| name.starts_with("OPENSEAT_")).collect();
    for (name, value) in ours {
        let rest = name["OPENSEAT_".len()..].to_ascii_lowercase();
        let Some((section, key)) = rest.split_once('_').filter(|(section, _)| sections.contains(section)) else {
            continue; // such as OPENSEAT_PYTHON, which belongs to the tests
        };
        let entry = table.entry(section).or_insert_with(|| toml::Table::new().into());
        let Some(inside) = entry.as_table_mut() else {
            return Err(format!("The setting {section} must be a section, [{section}], not a single value."));
        };
        let typed = match value.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            // The numbers among the settings; a help line such as 911 stays text.
            digits if ["proxies", "backup_days", "most_an_hour"].contains(&key) => {
                digits.parse::<i64>().map_or_else(|_| digits.into(), Into::into)
            }
            text => text.into(),
        };
        inside.insert(key.to_owned(), typed);
    }
    Ok(())
}
