package io.jenkins.plugins.monitoringimages.image;

import org.junit.jupiter.api.Nested;

class InMemoryTargetTest {

    @Nested
    class WithIndexes extends ImageTargetContract {

        private final InMemoryTarget place = new InMemoryTarget(true);

        @Override
        protected ImageTarget open() {
            return place.reopen();
        }
    }

    @Nested
    class WithoutIndexes extends ImageTargetContract {

        private final InMemoryTarget place = new InMemoryTarget(false);

        @Override
        protected ImageTarget open() {
            return place.reopen();
        }
    }
}
