package io.likeness;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the studio. */
@Modulithic(systemName = "Likeness")
@SpringBootApplication
public class LikenessApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(LikenessApplication.class, arguments);
    }
}
