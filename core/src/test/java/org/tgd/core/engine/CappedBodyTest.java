package org.tgd.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class CappedBodyTest {
  private final CappedBody body = new CappedBody(5);
  private boolean cancelled;
  private long requested;

  @Test
  void gathersWhatFits() {
    subscribe();
    body.onNext(List.of(bytes("ab"), bytes("c")));
    body.onNext(List.of(bytes("de")));
    body.onComplete();

    assertThat(body.getBody().toCompletableFuture().join()).isEqualTo("abcde".getBytes(UTF_8));
    assertThat(cancelled).isFalse();
    assertThat(requested).isPositive();
  }

  @Test
  void breaksOffWhatIsTooLong() {
    subscribe();
    body.onNext(List.of(bytes("abcde")));
    body.onNext(List.of(bytes("f")));

    CompletableFuture<byte[]> result = body.getBody().toCompletableFuture();
    assertThat(result)
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCauseInstanceOf(IOException.class)
        .withMessageContaining("longer than 5 bytes");
    assertThat(cancelled).isTrue();
  }

  @Test
  void passesFailuresOn() {
    subscribe();
    body.onError(new IOException("reset"));

    assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
  }

  private void subscribe() {
    body.onSubscribe(
        new Subscription() {
          @Override
          public void request(long n) {
            requested += n;
          }

          @Override
          public void cancel() {
            cancelled = true;
          }
        });
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
