package io.saima.plan;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What counts as what when a draft is looked at, from {@code saima.plan}.
 *
 * @param visible library entries, of either level, whose results show at once (显绩)
 * @param latent library entries, of either level, of latent work (潜绩)
 * @param enforcementWords words in the name of a statutory enforcement count
 * @param countUnits units of measurement that count cases or money
 */
@ConfigurationProperties("saima.plan")
record PlanSettings(
    List<String> visible,
    List<String> latent,
    List<String> enforcementWords,
    List<String> countUnits) {}
