<?php

declare( strict_types=1 );

use ChatFlow\Plugin;

final class PagesTest extends ShopTestCase {

	protected function setUp(): void {
		parent::setUp();
		foreach ( get_posts( array( 'post_type' => array( 'page', 'post' ), 'post_status' => 'any', 'posts_per_page' => -1, 'fields' => 'ids' ) ) as $id ) {
			if ( ! in_array( get_post_field( 'post_name', $id ), array( 'cart', 'checkout', 'my-account' ), true ) ) {
				wp_delete_post( $id, true );
			}
		}
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		$this->connect();
	}

	/** @param array<string, mixed> $fields */
	private function page( array $fields = array() ): int {
		return wp_insert_post( $fields + array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Returns &amp; refunds', 'post_content' => 'Within forty days.' ) );
	}

	/** @return array<int, array<string, mixed>> what the service was told at the next background run */
	private function told(): array {
		$this->requests = array();
		$this->finish_request();
		$this->run_in_background();
		return $this->arrived( 'candidates' );
	}

	public function test_a_public_page_is_offered_with_its_words_and_nothing_is_run(): void {
		$ran = false;
		add_shortcode(
			'surprise',
			static function () use ( &$ran ): string {
				$ran = true;
				return 'surprise';
			}
		);
		$id   = $this->page( array( 'post_content' => "<!-- wp:paragraph -->\n<p>[vc_column width=\"1/2\"]Within forty[/vc_column] days.[surprise]For members.[/surprise]</p>\n<!-- /wp:paragraph -->\n<!-- wp:latest-posts {\"postsToShow\":5} /-->" ) );
		$told = $this->told()[0];
		$this->assertSame( '/api/v1/article-candidates/batch', $this->requests[0]['path'] );
		$this->assertSame( (string) $id, $told['externalId'] );
		$this->assertSame( 'Returns & refunds', $told['title'] );
		$this->assertSame( '<p> Within forty  days.</p>', trim( $told['html'] ) );
		$this->assertSame( 'en-US', $told['locale'] );
		$this->assertStringStartsWith( 'http://shop.test/', $told['url'] );
		$this->assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/', $told['updatedAt'] );
		$this->assertFalse( $ran );
	}

	public function test_old_pages_without_blocks_keep_their_paragraphs(): void {
		$this->page( array( 'post_content' => "First.\n\nSecond." ) );
		$this->assertStringContainsString( '<p>First.</p>', $this->told()[0]['html'] );
	}

	/** @dataProvider not_for_everybody */
	public function test_what_is_not_for_everybody_is_not_told( array $fields ): void {
		$this->page( $fields );
		$this->assertSame( array(), array_diff( array_merge( array(), ...array_map( 'array_keys', $this->told() ) ), array( 'externalId', 'deleted' ) ) );
	}

	/** @return array<string, array{0: array<string, mixed>}> */
	public function not_for_everybody(): array {
		return array(
			'a draft'       => array( array( 'post_status' => 'draft' ) ),
			'private'       => array( array( 'post_status' => 'private' ) ),
			'for later'     => array( array( 'post_status' => 'future', 'post_date' => '2099-01-01 00:00:00' ) ),
			'with password' => array( array( 'post_password' => 'secret' ) ),
			'without words' => array( array( 'post_content' => '[vc_row][/vc_row]' ) ),
			'something else' => array( array( 'post_type' => 'attachment' ) ),
		);
	}

	public function test_a_page_that_is_taken_back_or_deleted_is_told_as_gone(): void {
		$draft = $this->page();
		$trash = $this->page();
		$gone  = $this->page();
		$this->assertCount( 3, $this->told() );
		wp_update_post( array( 'ID' => $draft, 'post_status' => 'draft' ) );
		wp_trash_post( $trash );
		wp_delete_post( $gone, true );
		$told = $this->told();
		$this->assertEqualsCanonicalizing( array( (string) $draft, (string) $trash, (string) $gone ), array_column( $told, 'externalId' ) );
		$this->assertSame( array( true, true, true ), array_column( $told, 'deleted' ) );
	}

	public function test_pages_and_orders_go_their_own_ways(): void {
		$this->page();
		$this->order();
		$this->finish_request();
		$this->run_in_background();
		$this->assertSame( array( '/api/v1/commerce/batch', '/api/v1/article-candidates/batch' ), array_column( $this->requests, 'path' ) );
		$this->assertSame( 0, Plugin::instance()->outbox()->counts()['waiting'] );
	}

	public function test_a_page_that_the_service_does_not_take_is_set_aside_with_its_reason(): void {
		$this->page();
		$this->answer_with( static fn() => array( 200, array( 'rejected' => array( array( 'pointer' => '/candidates/0/html', 'detail' => 'holds no text' ) ) ) ) );
		$this->told();
		$this->assertSame( 'html holds no text', Plugin::instance()->outbox()->refused( 5 )[0]['error'] );
	}

	public function test_sixty_pages_go_in_two_requests(): void {
		for ( $number = 0; $number < 60; $number++ ) {
			$this->page();
		}
		$this->assertCount( 60, $this->told() );
		$this->assertCount( 2, $this->requests );
	}

	public function test_the_back_fill_and_the_night_tell_pages_too(): void {
		$ids = array( (string) $this->page(), (string) $this->page( array( 'post_type' => 'post' ) ) );
		$this->finish_request();
		Plugin::instance()->outbox()->clear();
		Plugin::instance()->backfill()->start();
		Plugin::instance()->backfill()->run();
		$this->assertSame( $ids, array_column( $this->arrived( 'candidates' ), 'externalId' ) );
		$this->requests = array();
		do_action( 'chatflow_nightly' );
		$this->run_in_background();
		$public = array_filter( $this->arrived( 'candidates' ), static fn( array $told ) => empty( $told['deleted'] ) );
		$this->assertEqualsCanonicalizing( $ids, array_column( $public, 'externalId' ) );
	}

	public function test_the_owner_may_keep_pages_to_the_site_and_a_filter_single_ones(): void {
		update_option( 'chatflow_settings', array( 'send_pages' => false ) );
		$this->page();
		Plugin::instance()->backfill()->start();
		Plugin::instance()->backfill()->run();
		$this->assertSame( array(), $this->arrived( 'candidates' ) );
		update_option( 'chatflow_settings', array() );
		add_filter( 'chatflow_page', '__return_null' );
		$this->page();
		$this->assertSame( array( true ), array_unique( array_column( $this->told(), 'deleted' ) ) );
		remove_all_filters( 'chatflow_page' );
	}
}
