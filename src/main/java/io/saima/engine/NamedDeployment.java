package io.saima.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys every model and form under its path, {@code forms/rectification/task_approve.form}. Left
 * to itself the engine takes the absolute path on the class path and the bare file name in a
 * packaged jar, where the forms of two processes with a step of the same name replace each other.
 */
@Component
class NamedDeployment extends DefaultDeploymentConfiguration {

  @Override
  public Set<Resource> getDeploymentResources() {
    Set<Resource> named = new LinkedHashSet<>();
    super.getDeploymentResources().forEach(resource -> named.add(new Named(resource)));
    return named;
  }

  /** A file that knows its path below the class path's root. */
  private static final class Named extends AbstractResource implements ContextResource {

    private final Resource file;
    private final String path;

    Named(Resource file) {
      this.file = file;
      try {
        String url = file.getURL().toString();
        int root =
            Stream.of("/bpmn/", "/forms/").mapToInt(url::lastIndexOf).max().orElseThrow() + 1;
        this.path = url.substring(root);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String getPathWithinContext() {
      return path;
    }

    @Override
    public String getDescription() {
      return path;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return file.getInputStream();
    }
  }
}
